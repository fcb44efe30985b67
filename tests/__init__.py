"""The tests, by package, with the named cast in fernhill.py."""
