"""Each person's home."""
