"""An optional language model at an address of the administrator's choice: it only proposes. No Django."""
