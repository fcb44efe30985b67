"""Learns a house's own heads from its reviews, apart from those that ship, and only where they agree better."""
