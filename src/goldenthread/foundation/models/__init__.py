"""Accounts and the audit."""

from .audit import AuditConcern, AuditEntry
from .user import User

__all__ = ["AuditConcern", "AuditEntry", "User"]
