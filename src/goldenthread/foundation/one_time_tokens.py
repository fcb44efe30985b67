"""Secrets that open a door once: made at random, kept only as a hash."""

import hashlib
import secrets


def new_token() -> str:
    """Make a secret of 256 random bits that is safe in an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Say what is stored of a token: who reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()
