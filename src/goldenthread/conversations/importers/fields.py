"""Takes values out of foreign JSON, whose shape is never certain."""

from typing import Any

import orjson

from goldenthread.conversations.importers.contract import BadField


def text(value: object) -> str:
    """Give a value as text: nothing is empty, a whole number has no point, lists and objects are refused."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def mapping(value: object) -> dict[str, Any]:
    """Give an object, or an empty one where something else stands."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[dict[str, Any]]:
    """Give the objects of a list, leaving out whatever else stands in it."""
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def words(value: object) -> list[str]:
    """Give the words of a list of words, of objects with a name, or of one text with commas."""
    if isinstance(value, str):
        return [word.strip() for word in value.replace(";", ",").replace("|", ",").split(",") if word.strip()]
    if not isinstance(value, list):
        return []
    named = (
        text(part.get("name") or part.get("title")) if isinstance(part, dict) else text(part)
        for part in value
    )
    return [word for word in named if word]


def flag(value: object, default: bool) -> bool:
    """Read a yes or no, however written."""
    if isinstance(value, bool):
        return value
    plain = text(value).strip().lower()
    if plain in (
        "1",
        "true",
        "yes",
        "y",
        "ja",
        "oui",
        "si",
        "sí",
        "x",
        "wahr",
        "vrai",
        "internal",
        "private",
        "note",
    ):
        return True
    if plain in ("0", "false", "no", "n", "nein", "non", "falsch", "faux", "public", "external", "reply"):
        return False
    return default


def custom_text(value: object) -> str:
    """Give a custom field's value as one text."""
    if isinstance(value, list) and all(not isinstance(part, dict | list) for part in value):
        return ", ".join(text(part) for part in value)
    if isinstance(value, dict | list):
        try:
            return orjson.dumps(value, default=str).decode()
        except TypeError:
            raise BadField("custom", "A custom field is nested too deep to be kept; leave it out.") from None
    return text(value)
