"""The one-time link to the very first account; its secret lies in the data folder, never in the database.

Whoever can read the data folder runs the installation, and nobody else may found the house.
"""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from goldenthread.foundation.models import User
from goldenthread.foundation.one_time_tokens import new_token


def setup_path() -> str | None:
    """Give the path of the first-run page, or None once there is an account."""
    if User.objects.exists():
        _file().unlink(missing_ok=True)
        return None
    token = _token()
    if token is None:
        _file().parent.mkdir(parents=True, exist_ok=True)
        token = new_token()
        handle = os.open(_file(), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(token)
    return reverse("people:first", args=[token])


def opens(token: str) -> bool:
    """Say whether the token is the one in the data folder and there is no account yet."""
    right = _token()
    return (
        right is not None
        and secrets.compare_digest(right.encode(), token.encode())
        and not User.objects.exists()
    )


def use_up() -> None:
    """Throw the secret away: the house is founded."""
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.DATA) / "setup.token"


def _token() -> str | None:
    try:
        return _file().read_text().strip() or None
    except FileNotFoundError:
        return None
