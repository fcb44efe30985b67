"""The draw, the review, and who may see it."""
