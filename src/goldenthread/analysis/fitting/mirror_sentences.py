"""Reads the sentences, written for this project, that the mirror's heads learn from.

One file an element: a line is `letters| sentence`, the letters naming every element that stands in it; `-`
is a near miss. `messages.txt` holds incoming messages, + with the colleague's own emotion, - without.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "mirror"
LETTERS = {
    "connects": "c",
    "recognises": "r",
    "invites_more": "i",
    "acknowledges_emotion": "a",
    "takes_further": "t",
}
MESSAGES = "messages"


def sentences() -> list[tuple[str, frozenset[str]]]:
    """List every sentence with the elements that stand in it. Raises `ValueError` for a line that is none."""
    return [
        (text, frozenset(element for element, letter in LETTERS.items() if letter in tags))
        for name in LETTERS
        for tags, text in _lines(name)
    ]


def messages() -> list[tuple[str, bool]]:
    """List every message, and whether it holds the colleague's own emotion."""
    return [(text, tags == "+") for tags, text in _lines(MESSAGES)]


def _lines(name: str) -> list[tuple[str, str]]:
    found = []
    for number, line in enumerate((FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines(), 1):
        tags, bar, text = line.partition("| ")
        if not bar or not text.strip():
            raise ValueError(f"{name}.txt:{number} is no `letters| sentence`.")
        found.append((tags, text.strip()))
    return found
