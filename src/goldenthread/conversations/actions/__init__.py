"""What can be done in the conversations package."""
