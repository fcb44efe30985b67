"""Accounts, the audit and the sign-in."""
