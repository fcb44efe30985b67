"""What can be done in the insights package."""
