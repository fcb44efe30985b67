"""Puts a suggestion together: how it begins and what it proposes, chosen by the texts themselves."""

import re
from collections.abc import Mapping
from string import Formatter
from zlib import crc32

from .mentioned import Mention
from .response import Response
from .situation import Situation

MOST_WORDS = 35
# Said so often about one draft, the matter becomes a refrain.
_OFTEN = 2
_QUOTED = re.compile("“[^”]*”")
_OF_THE_DRAFT = frozenset(["said", "re"])
_LINES = Formatter()
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
    best, most = EMPTY, (-99, 0)
    for begins in (*beginnings[0][response], *beginnings[1]):
        for proposes in (*proposals[0][mention.situation], *proposals[1]):
            line = f"{begins} {proposes}"
            needs = _needs(line)
            if not needs or not all(said.get(name) for name in needs):
                continue
            text = _written(line, said)
            if len(text.split()) > MOST_WORDS or _says_twice(_QUOTED.findall(text)):
                continue
            cost = _repeats(text, needs, mention) + (proposes in proposals[1])
            weight = (-cost, crc32(f"{mention.texts}\0{line}".encode()))
            if weight > most:
                best, most = text, weight
    return best


def _needs(line: str) -> set[str]:
    return {name for _, name, _, _ in _LINES.parse(line) if name}


def _written(line: str, said: Mapping[str, str]) -> str:
    text = line.format_map(said)
    return re.sub(r"(^|[.?!:] )([a-z])", lambda start: start[0].upper(), text) if text[0].islower() else text


def _says_twice(quotes: list[str]) -> bool:
    told = [quote[:-1] for quote in quotes]
    return any(one.startswith(other) for at, one in enumerate(told) for other in told[:at] + told[at + 1 :])


def _repeats(text: str, needs: set[str], mention: Mention) -> int:
    told = " ".join(mention.earlier)
    again = 2 * sum(quote in told for quote in _QUOTED.findall(text))
    for name in needs & {"it", "re"}:
        matter = mention.words[name]
        again += sum(matter in earlier for earlier in mention.earlier) >= _OFTEN
    return again + needs.isdisjoint(_OF_THE_DRAFT) + needs.issubset(_OF_THE_DRAFT)
