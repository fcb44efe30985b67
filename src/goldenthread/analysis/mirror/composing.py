"""Puts a suggestion together: how it begins and what it proposes, chosen by the texts themselves."""

import re
from collections.abc import Mapping
from functools import cache
from zlib import crc32

from .mentioned import Mention
from .response import Response
from .situation import Situation

MOST_WORDS = 35
# Said so often about one draft, the matter becomes a refrain.
_OFTEN = 2
_QUOTED = re.compile("“[^”]*”")
_OF_THE_DRAFT = frozenset(["said", "re"])
_MATTERS = frozenset(["it", "re"])
_NEEDED = re.compile(r"{(\w+)}")
EMPTY = "There are no words yet to take up."


def compose(
    mention: Mention,
    beginnings: tuple[Mapping[Response, tuple[str, ...]], tuple[str, ...]],
    proposals: tuple[Mapping[Situation, tuple[str, ...]], tuple[str, ...]],
) -> str:
    """Write one suggestion: the same for the same texts, and seldom alike for two drafts.

    Each side comes by what the draft or the message does, and for any. Of all that can be said, what takes
    up both texts and repeats least of the draft's earlier suggestions goes first; among equals a checksum
    of the texts decides.
    """
    response = next(kind for kind in beginnings[0] if kind in mention.responses)
    said = {**mention.words, "said": mention.responses[response]}
    there = frozenset(name for name, words in said.items() if words)
    told = " ".join(mention.earlier)
    worn = frozenset(name for name in _MATTERS & there if told.count(said[name]) >= _OFTEN)
    texts = crc32(mention.texts.encode())
    sayable = sorted(
        (_cost(needs, is_for_any, worn), crc32(line.encode(), texts), line)
        for line, needs, is_for_any in _lines(
            (*beginnings[0][response], *beginnings[1]), proposals[0][mention.situation], proposals[1]
        )
        if needs <= there
    )
    best, least = EMPTY, 99
    for cost, _, line in sayable:
        if cost >= least:
            break
        text = _written(line, said)
        quotes = _QUOTED.findall(text)
        if text.count(" ") >= MOST_WORDS or _says_twice(quotes):
            continue
        repeated = cost + 2 * sum(told.count(quote) >= _OFTEN for quote in quotes)
        if repeated < least:
            best, least = text, repeated
    return best


def _cost(needs: frozenset[str], is_for_any: bool, worn: frozenset[str]) -> int:
    """Say what speaks against a line: worn words, words of one text alone, and fitting any message."""
    one_sided = needs.isdisjoint(_OF_THE_DRAFT) or needs <= _OF_THE_DRAFT
    return len(needs & worn) + one_sided + is_for_any


@cache
def _lines(
    beginnings: tuple[str, ...], proposals: tuple[str, ...], always: tuple[str, ...]
) -> tuple[tuple[str, frozenset[str], bool], ...]:
    """Join each beginning to each proposal: the line, the words it needs, and whether it is for any message."""
    joined = [
        (f"{begins} {proposes}", is_for_any)
        for begins in beginnings
        for is_for_any, some in ((False, proposals), (True, always))
        for proposes in some
    ]
    lines = [(line, frozenset(_NEEDED.findall(line)), is_for_any) for line, is_for_any in joined]
    return tuple((line, needs, is_for_any) for line, needs, is_for_any in lines if needs)


def _written(line: str, said: Mapping[str, str]) -> str:
    text = line.format_map(said)
    return text[0].upper() + text[1:]


def _says_twice(quotes: list[str]) -> bool:
    told = [quote[:-1] for quote in quotes]
    return any(one.startswith(other) for at, one in enumerate(told) for other in told[:at] + told[at + 1 :])
