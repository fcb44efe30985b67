"""What can be done in the reviews package."""
