"""Quotes a few words of a text, so that a suggestion can take them up."""

import re

MOST_WORDS = 9
_WORD = re.compile(r"\S+")


def quote(words: str, most: int = MOST_WORDS) -> str:
    """Put words in quotation marks, at most so many of them, without a full stop at the end."""
    parts = _WORD.findall(words)
    cut = " ".join(parts[:most]).rstrip(".,;:!–—- ")
    cut = cut.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{cut}{' …' if len(parts) > most else ''}”" if cut else ""
