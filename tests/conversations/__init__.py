"""Tests of what customers and we said."""
