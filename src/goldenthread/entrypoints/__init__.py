"""The roof: settings, addresses, commands, the sample team. Imports everyone, imported by no one."""
