"""Pages of conversations and imports."""
