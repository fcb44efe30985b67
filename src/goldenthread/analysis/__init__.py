"""The engine: pure, Arrow in, Arrow out. No Django, no product import."""
