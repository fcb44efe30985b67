"""Reads the settings of sign-on at your organisation (OpenID Connect): GOLDENTHREAD_OIDC_…."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

NAME, URL = "GOLDENTHREAD_OIDC_NAME", "GOLDENTHREAD_OIDC_URL"
CLIENT_ID, CLIENT_SECRET = "GOLDENTHREAD_OIDC_CLIENT_ID", "GOLDENTHREAD_OIDC_CLIENT_SECRET"
TRUSTS_MAIL = "GOLDENTHREAD_OIDC_TRUSTS_MAIL"


def sign_on_providers(environment: Mapping[str, str]) -> dict[str, Any]:
    """Give allauth's provider settings, or none where sign-on is not set up."""
    if not environment.get(URL):
        return {}
    missing = [name for name in (CLIENT_ID, CLIENT_SECRET) if not environment.get(name)]
    if missing:
        raise ValueError(f"{URL} is set, but {' and '.join(missing)} is not.")
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": environment.get(NAME, "your organisation"),
                    "client_id": environment[CLIENT_ID],
                    "secret": environment[CLIENT_SECRET],
                    "settings": {
                        "server_url": environment[URL],
                        # Some providers never say that an address is checked although they checked it.
                        "verified_email": environment.get(TRUSTS_MAIL, "").lower() in ("1", "yes", "true"),
                    },
                }
            ],
            "OAUTH_PKCE_ENABLED": True,
        }
    }


def sign_on_origin(environment: Mapping[str, str]) -> list[str]:
    """Say which other origin a sign-in form may lead to; browsers hold form-action against redirects."""
    parts = urlsplit(environment.get(URL, ""))
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []
