"""The roof: its own pages and commands."""
