"""What those who work on Golden Thread run."""
