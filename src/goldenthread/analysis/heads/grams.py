"""What a head sees of a text: masked words, pairs of words, and pieces of words, hashed to numbers.

Pieces (runs of 3 to 5 letters inside a word, its edges marked) let a misspelt or inflected word count.
They belong to their word, so a word's whole share in a head is worked out once and remembered.
Hashing: Weinberger et al. 2009, Feature Hashing for Large Scale Multitask Learning.
"""

import re
from collections.abc import Iterator
from zlib import crc32

BUCKETS = 1 << 18
_MASK = BUCKETS - 1
# How many pairs of words are remembered with their bucket.
MOST_PAIRS = 200_000
# What the hash of every piece begins with.
_PIECE = crc32(b"c")
SHORTEST, LONGEST = 3, 5
_TOKEN = re.compile(
    r"(?P<web>https?://\S+|www\.\S+)|(?P<mail>[\w.+-]+@[\w-]+\.\w+)|(?P<kept>\[[a-z]+\]|<\w+>)"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|(?P<number>\d+)|[!?.,…:;()\"*]+|[^\w\s]|_+"
)
# A text without any sign of an address or a mask needs no look for one at every word: four times as fast.
_PLAIN_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[!?.,…:;()\"*]+|[^\w\s]|_+")
_EDGE = "^", "$"


def tokens(text: str) -> list[str]:
    """Cut a text of any length into lower-case words and marks.

    Numbers, web and mail addresses give way to one mask each, so that a head learns from what was said and
    not from whose order it was; what redaction put in ([name]) stays. Never raises.
    """
    lowered = text.lower().replace("’", "'")
    if not ("@" in lowered or "[" in lowered or "<" in lowered or "http" in lowered or "www" in lowered):
        return ["<number>" if word.isdecimal() else word for word in _PLAIN_TOKEN.findall(lowered)]
    found = []
    for match in _TOKEN.finditer(lowered):
        kind = match.lastgroup
        found.append(match[0] if kind is None or kind == "kept" else f"<{kind}>")
    return found


def pieces(token: str) -> list[int]:
    """List the buckets of one token: itself, and every run of 3 to 5 letters where it is a word."""
    found = [crc32(b"w" + token.encode()) & _MASK]
    if token[0].isalpha():
        framed = f"^{token[:40]}$"
        # Letters of ASCII are bytes, so that nothing need be encoded piece by piece.
        raw = framed.encode() if framed.isascii() else None
        for length in range(SHORTEST, LONGEST + 1):
            for at in range(len(framed) - length + 1):
                piece = raw[at : at + length] if raw else framed[at : at + length].encode()
                found.append(crc32(piece, _PIECE) & _MASK)
    return found


class _Pairs(dict[tuple[str, str], int]):
    """The buckets of the pairs met so far, up to a bound."""

    def __missing__(self, pair: tuple[str, str]) -> int:
        if len(self) >= MOST_PAIRS:
            self.clear()
        bucket = self[pair] = crc32(f"b{pair[0]} {pair[1]}".encode()) & _MASK
        return bucket


_bucket_of = _Pairs()


def pairs(words: list[str]) -> Iterator[int]:
    """Yield the buckets of the distinct pairs of neighbours, the text's edges among them."""
    first, last = _EDGE
    return map(_bucket_of.__getitem__, dict.fromkeys(zip([first, *words], [*words, last], strict=True)))
