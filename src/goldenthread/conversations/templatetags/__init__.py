"""How templates show what people wrote."""
