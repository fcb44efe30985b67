"""Settings, addresses and commands."""
