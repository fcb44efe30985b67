"""How a cue is written and found: a list of plain patterns, the sentence each one stands in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .cue_words import needed_by
from .talk import Span, Turn, lowered_of, sentence


@dataclass(frozen=True, eq=False)
class Cue:
    """Patterns in small letters, searched in the lowered text: twice as fast as ignoring case.

    Takes what `re.Pattern` takes; positions are those of the text, a match's words are in small letters.
    """

    pattern: str
    compiled: re.Pattern[str]

    @cached_property
    def needs(self) -> frozenset[str]:
        """Stems of which every text that holds the cue has one; empty where it can stand in any text."""
        return needed_by(self.pattern) or frozenset()

    def stands_in(self, turn: Turn) -> bool:
        """Say whether a message holds the cue."""
        return self.first_in(turn) is not None

    def first_in(self, turn: Turn) -> re.Match[str] | None:
        """Find the first place in a message."""
        if self.needs and self.needs.isdisjoint(turn.stems):
            return None
        return self.compiled.search(turn.lowered)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Find the first place."""
        lowered = lowered_of(text)
        return self.compiled.search(lowered, start, len(lowered) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Say whether the text, from `start` on, begins with it."""
        lowered = lowered_of(text)
        return self.compiled.match(lowered, start, len(lowered) if end is None else end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find every place."""
        return self.compiled.finditer(lowered_of(text))

    def findall(self, text: str) -> list[str]:
        """List the words at every place."""
        return self.compiled.findall(lowered_of(text))


def cue(*patterns: str) -> Cue:
    """Join patterns, in small letters, into one: whole words, with or without the apostrophe."""
    joined = "|".join(patterns).replace("'", "['’`]?")
    return Cue(joined, re.compile(rf"(?<!\w)(?:{joined})(?!\w)"))


def found(turns: Iterable[Turn], pattern: Cue, *, question: bool | None = None) -> list[Span]:
    """Find the sentences that hold a cue, at most one a message.

    `question=False` passes over sentences that end in a question mark, `True` over all others.
    """
    spans, needs, search = [], pattern.needs, pattern.compiled.search
    for turn in turns:
        if needs and needs.isdisjoint(turn.stems):
            continue
        match = search(turn.lowered)
        while match:
            span = sentence(turn, match.start(), match.end())
            if question is None or is_question(turn, span) is question:
                spans.append(span)
                break
            match = search(turn.lowered, max(match.end(), match.start() + 1))
    return spans


def is_question(turn: Turn, span: Span) -> bool:
    """Say whether a sentence ends in a question mark."""
    return turn.text[span[1] : span[2]].rstrip("\"'”’)*").endswith("?")


def numbers(spans: Iterable[Span]) -> set[int]:
    """List the messages in which the spans lie."""
    return {span[0] for span in spans}
