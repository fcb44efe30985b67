"""Readers of help desk exports and files, one file or folder a format, all of one shape."""
