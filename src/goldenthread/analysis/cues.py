"""How a cue is written and found: a list of plain patterns, the sentence each one stands in."""

import re
from collections.abc import Iterable

from .talk import Span, Turn, sentence


def cue(*patterns: str) -> re.Pattern[str]:
    """Join patterns into one: whole words, any case, with or without the apostrophe (straight or curly)."""
    joined = "|".join(patterns).replace("'", "['’`]?")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.I)


def found(turns: Iterable[Turn], pattern: re.Pattern[str], *, question: bool | None = None) -> list[Span]:
    """Find the sentences that hold a cue, at most one a message.

    `question=False` passes over sentences that end in a question mark, `True` over all others.
    """
    spans = []
    for turn in turns:
        for match in pattern.finditer(turn.text):
            span = sentence(turn, match.start(), match.end())
            if question is None or turn.text[span[1] : span[2]].rstrip("\"'”’)*").endswith("?") is question:
                spans.append(span)
                break
    return spans


def numbers(spans: Iterable[Span]) -> set[int]:
    """List the messages in which the spans lie."""
    return {span[0] for span in spans}
