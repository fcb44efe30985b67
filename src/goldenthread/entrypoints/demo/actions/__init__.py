"""What can be done with the sample team."""
