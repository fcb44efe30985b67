"""What can be done in the foundation package."""
