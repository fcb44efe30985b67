"""What the mirror's heads see of a sentence: its words with names and times masked, and its shape.

The shape is which kinds of words (`vocabulary.KINDS`) stand in it, which follows which how closely, how it
begins, and what mark it ends with.
"""

import re
from functools import cache, lru_cache

from .vocabulary import DAYS, KINDS, KINDS_OF, NOT_PAST, PAST

_TOKEN = re.compile(r"\d+(?:[.:]\d+)?(?:st|nd|rd|th|am|pm|k)?\b|[^\W\d_]+(?:['’-][^\W\d_]+)*|[?!:;,.…–—-]|\S")
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d(?:am|pm)?|am|pm|st|nd|rd|th)")
_N = len(KINDS)
_CLOCK_KINDS = (KINDS.index("time"), KINDS.index("clock"))
_DAY_KINDS = (KINDS.index("time"), KINDS.index("day"))
_NUMBER, _NAME = (KINDS.index("number"),), (KINDS.index("name"),)
_PAST, _ING = (KINDS.index("past"),), (KINDS.index("ing"),)

# Where each sort of feature begins in the row of a sentence.
_HAS, _STARTS = 0, _N
_NEAR = 2 * _N
_FAR = _NEAR + _N * _N
_OPENS = _FAR + _N * _N
_ASKS = _OPENS + (_N + 1) * _N
_SHOUTS = _ASKS + _N + 1
_LENGTH = _SHOUTS + _N + 1
WIDTH = _LENGTH + 8


def read(sentence: str) -> tuple[str, list[int]]:
    """Give a sentence's words as text, masked, and its shape as distinct numbers below `WIDTH`.

    Any text of any length; the shape of one without words says only that it is short. Never raises.
    """
    words: list[str] = []
    kinds: list[tuple[int, ...]] = []
    before = "."
    for token in _TOKEN.findall(sentence[:1000]):
        word, its_kinds, capital = _known(token)
        if capital and before not in ".!?:":
            word, its_kinds = "<name>", _NAME
        words.append(word)
        kinds.append(its_kinds)
        before = token
    return " ".join(words), _shape(words, kinds)


@lru_cache(maxsize=50_000)
def _known(token: str) -> tuple[str, tuple[int, ...], bool]:
    """Give a token's masked word, its kinds, and whether it is a name unless it begins a sentence."""
    lower = token.lower().replace("’", "'")
    if token[0].isdigit():
        return ("<time>", _CLOCK_KINDS, False) if _CLOCK.fullmatch(lower) else ("<number>", _NUMBER, False)
    if lower in DAYS:
        return "<day>", _DAY_KINDS, False
    if lower in KINDS_OF:
        return lower, KINDS_OF[lower] + (_PAST if lower in PAST else ()), False
    return lower, _ending(lower), token[0].isupper() and len(token) > 1


def _ending(word: str) -> tuple[int, ...]:
    if word in PAST or (word.endswith("ed") and len(word) > 4 and word not in NOT_PAST):
        return _PAST
    return _ING if word.endswith("ing") and len(word) > 5 else ()


@cache
def _pairs(here: tuple[int, ...], there: tuple[int, ...], near: bool) -> tuple[int, ...]:
    base = _NEAR if near else _FAR
    return tuple(base + kind * _N + other for kind in here for other in there)


def _shape(words: list[str], kinds: list[tuple[int, ...]]) -> list[int]:
    found: set[int] = set()
    seen: set[int] = set()
    placed = [(at, here) for at, here in enumerate(kinds) if here]
    for number, (at, here) in enumerate(placed):
        seen.update(here)
        if at < 2:
            found.update([_STARTS + kind for kind in here])
        for later, there in placed[number + 1 : number + 5]:
            if later - at > 4:
                break
            found.update(_pairs(here, there, later - at <= 2))
    opening = kinds[0][0] if kinds and kinds[0] else _N
    found.update(_HAS + kind for kind in seen)
    found.update(_OPENS + opening * _N + kind for kind in seen)
    last = words[-1] if words else ""
    if last in ("?", "!"):
        base = _ASKS if last == "?" else _SHOUTS
        found.update(base + kind for kind in seen)
        found.add(base + _N)
    found.add(_LENGTH + min(len(words) // 5, 7))
    return sorted(found)
