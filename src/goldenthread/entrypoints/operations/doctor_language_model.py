"""Looks whether the optional language model's address answers, without sending it a word of anyone's."""

import ipaddress
import os
from urllib.parse import urlsplit

import requests

from goldenthread.insights.language_model.client import models_at
from goldenthread.insights.language_model.setting import KEY, NAME, URL, language_model_from

from .findings import Finding, broken, fine, warning

ABOUT = "language model"


def language_model() -> Finding:
    """Ask the address for its list of models; not needed, so nothing of it is worse than a warning."""
    try:
        model = language_model_from(os.environ)
    except ValueError as error:
        return broken(ABOUT, str(error), "mend the setting (docs/running.md)")
    if model is None:
        return fine(ABOUT, "none is set up, and none is needed.")
    try:
        status, names = models_at(model)
    except requests.RequestException:
        return warning(ABOUT, f"{model.url} does not answer.", f"start the model there, or mend {URL}")
    if status in (401, 403):
        return warning(ABOUT, f"{model.url} refuses the key (status {status}).", f"mend {KEY}")
    if status in (404, 405):
        return fine(ABOUT, f"{model.url} answers, but lists no models; asking about a conversation tells.")
    if status != 200:
        return warning(ABOUT, f"{model.url} answers with status {status}.", f"mend {URL}")
    if names and model.name not in names:
        return warning(
            ABOUT, f"{model.url} has no “{model.name}” but {', '.join(names[:5])}.", f"mend {NAME}"
        )  # fmt: skip
    if _is_in_the_clear(model.url):
        return warning(
            ABOUT, f"conversations travel to {model.url} in the clear.", f"set {URL} to https://…"
        )  # fmt: skip
    return fine(ABOUT, f"{model.name} at {model.url} answers.")


def _is_in_the_clear(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" or host == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True
