"""Accounts, the links that open them, and the audit."""

from .audit import AuditConcern, AuditEntry
from .sign_in_link import SignInLink, SignInLinkUse
from .user import User

__all__ = ["AuditConcern", "AuditEntry", "SignInLink", "SignInLinkUse", "User"]
