"""Writes the audit rows of acts that are django-allauth's: passwords and second factors.

Its code does these, not ours; its signals are the only place to learn of them.
"""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa

from . import audit, clock
from .models import User

_KINDS = {"totp": "an authenticator app", "webauthn": "a passkey", "recovery_codes": "recovery codes"}


def listen() -> None:
    """Connect to allauth's signals; called once Django is ready."""
    account.password_set.connect(_password, dispatch_uid="goldenthread.password_set")
    account.password_changed.connect(_password, dispatch_uid="goldenthread.password_changed")
    account.password_reset.connect(_password, dispatch_uid="goldenthread.password_reset")
    mfa.authenticator_added.connect(_added, dispatch_uid="goldenthread.authenticator_added")
    mfa.authenticator_removed.connect(_removed, dispatch_uid="goldenthread.authenticator_removed")


def _password(user: User, **_: Any) -> None:
    _write("change_password", user, f"{user} chose a new password.")


def _added(user: User, authenticator: Any, **_: Any) -> None:
    _write("add_second_factor", user, f"{user} set up {_KINDS[authenticator.type]}.")


def _removed(user: User, authenticator: Any, **_: Any) -> None:
    _write("remove_second_factor", user, f"{user} removed {_KINDS[authenticator.type]}.")


def _write(act: str, user: User, summary: str) -> None:
    audit.record(act=act, by=user, at=clock.now(), subject=user, summary=summary)
