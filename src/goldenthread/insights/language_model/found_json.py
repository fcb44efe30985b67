"""Finds the JSON object that a language model was asked for, bare, in a code fence or amid prose. Pure."""

import json
from typing import Any

MOST_TRIES = 200
_decoder = json.JSONDecoder()


def find_object(text: str, key: str) -> list[Any] | None:
    """Find the first object in a text that holds a list under `key`; None where there is none.

    Tries each opening brace in turn, a bounded number of them, and never raises.
    """
    start = text.find("{")
    for _ in range(MOST_TRIES):
        if start < 0:
            return None
        try:
            found, _end = _decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and isinstance(found.get(key), list):
            told: list[Any] = found[key]
            return told
        start = text.find("{", start + 1)
    return None
