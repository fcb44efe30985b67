"""Reads the one setting that says how mail leaves: GOLDENTHREAD_EMAIL_URL."""

from typing import Any
from urllib.parse import unquote, urlsplit

MAIL_SETTING = "GOLDENTHREAD_EMAIL_URL"


def mail_settings(address: str) -> dict[str, Any]:
    """Turn smtp://name:password@host:587 (STARTTLS) or smtps://…:465 into Django's settings.

    Empty means that no mail leaves: what would have been sent is written to the server's log.
    """
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(
            f"{MAIL_SETTING} must look like smtp://name:password@mail.example.com:587 (or smtps://…:465)."
        )
    over_tls = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if over_tls else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": over_tls,
        # A mail server on this very machine needs no TLS; anywhere else does.
        "EMAIL_USE_TLS": not over_tls and parts.hostname not in ("localhost", "127.0.0.1"),
        "EMAIL_TIMEOUT": 15,
    }
