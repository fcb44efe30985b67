"""What a head sees of a text: masked words, pairs of words, and pieces of words, hashed to numbers.

Pieces (runs of 3 to 5 letters inside a word, its edges marked) let a misspelt or inflected word count.
They belong to their word, so a word's whole share in a head is worked out once and remembered.
Hashing: Weinberger et al. 2009, Feature Hashing for Large Scale Multitask Learning.
"""

import re
from collections.abc import Iterator
from zlib import crc32

BUCKETS = 1 << 18
SHORTEST, LONGEST = 3, 5
_TOKEN = re.compile(
    r"(?P<web>https?://\S+|www\.\S+)|(?P<mail>[\w.+-]+@[\w-]+\.\w+)|(?P<kept>\[[a-z]+\]|<\w+>)"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|(?P<number>\d+)|[!?.,…:;()\"*]+|[^\w\s]|_+"
)
_EDGE = "^", "$"


def tokens(text: str) -> list[str]:
    """Cut a text of any length into lower-case words and marks.

    Numbers, web and mail addresses give way to one mask each, so that a head learns from what was said and
    not from whose order it was; what redaction put in ([name]) stays. Never raises.
    """
    found = []
    for match in _TOKEN.finditer(text.lower().replace("’", "'")):
        kind = match.lastgroup
        found.append(match[0] if kind is None or kind == "kept" else f"<{kind}>")
    return found


def pieces(token: str) -> list[int]:
    """List the buckets of one token: itself, and every run of 3 to 5 letters where it is a word."""
    found = [_bucket("w" + token)]
    if token[0].isalpha():
        framed = f"^{token[:40]}$"
        for length in range(SHORTEST, LONGEST + 1):
            found += [_bucket("c" + framed[at : at + length]) for at in range(len(framed) - length + 1)]
    return found


def pairs(words: list[str]) -> Iterator[int]:
    """Yield the buckets of the distinct pairs of neighbours, the text's edges among them."""
    first, last = _EDGE
    for left, right in dict.fromkeys(zip([first, *words], [*words, last], strict=True)):
        yield _bucket(f"b{left} {right}")


def _bucket(gram: str) -> int:
    return crc32(gram.encode()) & (BUCKETS - 1)
