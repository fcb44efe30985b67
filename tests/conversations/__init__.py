"""The tests of the conversations package."""
