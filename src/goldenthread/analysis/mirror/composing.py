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
_LINES = Formatter()


def compose(
    mention: Mention,
    beginnings: Mapping[Response, tuple[str, ...]],
    proposals: Mapping[Situation, tuple[str, ...]],
) -> str:
    """Write one suggestion: the same for the same texts, and seldom alike for two drafts.

    Of all that can be said, what repeats least of the draft's earlier suggestions goes first; among equals
    a checksum of the texts decides.
    """
    response = next(kind for kind in beginnings if kind in mention.responses)
    said = {**mention.words, "said": mention.responses[response]}
    best, most = "", (-99, 0)
    for begins in beginnings[response]:
        for proposes in proposals[mention.situation]:
            line = f"{begins} {proposes}"
            needs = _needs(line)
            if not needs or not all(said.get(name) for name in needs):
                continue
            text = _written(line, said)
            if len(text.split()) > MOST_WORDS:
                continue
            weight = (-_repeats(text, needs, mention), crc32(f"{mention.texts}\0{line}".encode()))
            if weight > most:
                best, most = text, weight
    return best or _written("After {said}, say one thing that is meant for {it} alone.", said | _PLAIN)


_PLAIN = {"it": "this message"}


def _needs(line: str) -> set[str]:
    return {name for _, name, _, _ in _LINES.parse(line) if name}


def _written(line: str, said: Mapping[str, str]) -> str:
    text = line.format_map(said)
    return re.sub(r"(^|[.?!:] )([a-z])", lambda start: start[0].upper(), text) if text[0].islower() else text


def _repeats(text: str, needs: set[str], mention: Mention) -> int:
    told = " ".join(mention.earlier)
    quotes = sum(quote in told for quote in _QUOTED.findall(text))
    it = mention.words.get("it", "")
    refrain = "it" in needs and sum(it in earlier for earlier in mention.earlier) >= _OFTEN
    return quotes + refrain + (needs == {"said"})
