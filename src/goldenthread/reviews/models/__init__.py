"""The standard, the draw, reviews."""
