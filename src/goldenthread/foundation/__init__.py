"""The floor: accounts, the audit, events, the clock, the design. Imports no sibling."""
