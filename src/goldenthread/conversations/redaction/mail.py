"""Mail addresses, as written and as spoken ("john dot smith at gmail dot com")."""

import re
from collections.abc import Iterator

_WRITTEN = re.compile(r"\w[\w.!#$%&'*+^`|~-]{0,127}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")

_FREE = (
    r"(?:g(?:oogle)?mail|hotmail|outlook|yahoo|y?mail|icloud|me|live|msn|aol|gmx|web|proton(?:mail)?|pm|zoho"
    r"|orange|free|laposte|libero|wanadoo|t-online|freenet|posteo|fastmail|yandex|qq|163|wp|onet|o2|seznam)"
)
_DOT = r"(?:\s+(?:dot|punto|punkt|point|ponto|kropka)\s+|\s*[(\[{]\s*(?:dot|punto|punkt|point|ponto)\s*[)\]}]\s*)"
_AT = r"(?:\s+(?:at|arroba|arobase|chiocciola|ät|małpa)\s+|\s*[(\[{]\s*(?:at|arroba|ät)\s*[)\]}]\s*|\s*@\s*)"
_JOIN = rf"(?:{_DOT}|\.|\s+(?:underscore|dash|hyphen|plus|minus|guion|bajo)\s+)"
_END = r"(?:com|net|org|edu|gov|info|biz|io|co|de|fr|es|it|nl|pt|pl|se|dk|no|fi|at|ch|be|ie|uk|eu|us|ca|au|br|mx|in)"
_SPOKEN = re.compile(
    rf"(?<![\w.])(?P<local>[\w+-]{{1,40}}(?:{_JOIN}[\w+-]{{1,40}}){{0,5}})(?P<at>{_AT})"
    rf"(?P<domain>[\w-]{{1,40}}(?:(?:{_DOT}|\.)[\w-]{{1,40}}){{0,3}}?(?P<dot>{_DOT}|\.){_END}(?:{_DOT}uk)?)(?!\w)",
    re.IGNORECASE,
)
_IS_FREE = re.compile(rf"{_FREE}(?:{_DOT}|\.)", re.IGNORECASE)
_ABOUT_MAIL = re.compile(
    r"(?:e-?mail|mail|correo|courriel|reach me|write to|contact me|adresse?|address)\W.{0,40}$", re.IGNORECASE
)
# "I have an account at gmail dot com" names a shop window, not a person.
_NOT_A_NAME = frozenset(
    [
        "account",
        "accounts",
        "us",
        "me",
        "it",
        "you",
        "we",
        "them",
        "him",
        "her",
        "mine",
        "mail",
        "email",
        "address",
        "login",
        "inbox",
        "here",
        "there",
        "order",
        "orders",
        "ordered",
        "bought",
        "shop",
        "shopped",
        "store",
        "page",
        "pages",
        "site",
        "website",
        "look",
        "looked",
        "find",
        "found",
        "available",
        "work",
        "working",
        "works",
        "stuff",
        "item",
        "items",
        "is",
        "was",
        "be",
        "are",
        "help",
        "support",
        "team",
        "online",
        "and",
        "or",
        "up",
        "over",
        "out",
        "buy",
        "products",
        "back",
        "sold",
        "arrive",
        "arrived",
        "start",
        "stop",
        "people",
        "products",
        "ending",
    ]
)


_SIGNS = (
    " dot ", "(dot", "[dot", "{dot", "( dot", " punto ", " punkt ", " point ", " ponto ", " kropka ", "(punto", "(punkt",
    "(at", "[at", "{at", "(ät", " arroba ", ".com", ".net", ".de", ".fr", ".es", ".it", ".nl", ".pl", ".uk", " @", "@ ",
)  # fmt: skip
# A lowered text with none of these holds nothing of this kind.
SIGNS = (*_SIGNS, "@")


def find(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield where mail addresses stand."""
    if "@" in text:
        for match in _WRITTEN.finditer(text):
            yield match.span()
    for sign in _SIGNS:
        if sign in lowered:
            break
    else:
        return
    for match in _SPOKEN.finditer(text):
        local = match["local"]
        words = re.split(r"[\s.]+", local)
        plain_at = match["at"].strip().isalpha()
        if plain_at and len(words) == 1 and words[0].lower() in _NOT_A_NAME:
            continue
        free = _IS_FREE.match(match["domain"])
        odd = len(words) > 1 or any(c.isdigit() or c in "_+" for c in local)
        spoken_dot = match["dot"] != "."
        if not plain_at or free or (spoken_dot and (odd or _ABOUT_MAIL.search(text[: match.start()]))):
            yield match.span()
