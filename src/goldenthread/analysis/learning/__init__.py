"""Learns a house's own heads from its reviews, beside the shipped ones, and only where they agree better."""
