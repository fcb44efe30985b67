"""Finds quoted words in a message, so that a quote is never anything but what was written. Pure."""

import re


def find_words(text: str, words: str, near: int | None = None) -> tuple[int, int] | None:
    """Find where `words` stand in `text`: character offsets, or None where they do not.

    Line breaks and runs of spaces may differ, because a browser changes them on the way. Of
    several places the one closest to `near` is taken.
    """
    parts = words.split()
    if not parts:
        return None
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    found = [match.span() for match in pattern.finditer(text)]
    if not found:
        return None
    return min(found, key=lambda span: abs(span[0] - (near or 0)))
