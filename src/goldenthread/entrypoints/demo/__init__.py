"""The sample team: Fernhill Outdoor."""
