"""How a cue is written and found: a list of plain patterns, the sentence each one stands in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .talk import Span, Turn, sentence

# The one letter that grows when lowered; offsets must stay those of the text.
_GROWS = "İ"


@dataclass(frozen=True, slots=True)
class Cue:
    """Patterns in small letters, searched in the lowered text: twice as fast as ignoring case.

    Takes what `re.Pattern` takes; positions are those of the text, a match's words are in small letters.
    """

    compiled: re.Pattern[str]

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
    return Cue(re.compile(rf"(?<!\w)(?:{joined})(?!\w)"))


def lowered_of(text: str) -> str:
    """Lower a text so that every offset stays what it was."""
    return text.lower() if _GROWS not in text else text.replace(_GROWS, "i").lower()


def found(turns: Iterable[Turn], pattern: Cue, *, question: bool | None = None) -> list[Span]:
    """Find the sentences that hold a cue, at most one a message.

    `question=False` passes over sentences that end in a question mark, `True` over all others.
    """
    spans = []
    for turn in turns:
        for match in pattern.finditer(turn.text):
            span = sentence(turn, match.start(), match.end())
            if question is None or is_question(turn, span) is question:
                spans.append(span)
                break
    return spans


def is_question(turn: Turn, span: Span) -> bool:
    """Say whether a sentence ends in a question mark."""
    return turn.text[span[1] : span[2]].rstrip("\"'”’)*").endswith("?")


def numbers(spans: Iterable[Span]) -> set[int]:
    """List the messages in which the spans lie."""
    return {span[0] for span in spans}
