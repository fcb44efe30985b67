"""The standard, the draw and its reasons, reviews. Never a score."""
