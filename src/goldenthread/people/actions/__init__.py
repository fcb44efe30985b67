"""What can be done about people and teams."""
