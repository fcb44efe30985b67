"""The engine's shell: feeds it and keeps its evidence."""
