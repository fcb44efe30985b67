"""Which sentences this house points at for a behaviour, as learnt; reading with it needs numpy alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.analysis.heads import Heads
from goldenthread.analysis.talk import Span, Talk, sentences

MOST_SPANS = 4
# The shipped underline stands before its sentence as a word of its own, so that a head can lean on it.
_UNDERLINED, _NOT_UNDERLINED = "<underlined> ", "<plain> "


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could be pointed at, and whether the shipped engine does."""

    span: Span
    text: str
    is_underlined: bool


def candidates(talk: Talk, underlined: Sequence[Span]) -> list[Candidate]:
    """List what may be pointed at in a conversation: everything that people wrote, sentence by sentence."""
    return [
        Candidate(span, turn.text[span[1] : span[2]], any(overlap(span, mark) for mark in underlined))
        for turn in talk.turns
        if turn.role in ("staff", "customer")
        for span in sentences(turn)
    ]


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def own_evidence(head: Heads, talk: Talk, underlined: Sequence[Span]) -> tuple[Span, ...]:
    """Point at what this house would, most at the likeliest few, in the order of the conversation."""
    found = candidates(talk, underlined)
    chances = head.probabilities([told(one) for one in found])[:, 0]
    sure = sorted(
        (row for row in range(len(found)) if chances[row] >= head.thresholds[0]), key=lambda r: -chances[r]
    )
    return tuple(sorted(found[row].span for row in sure[:MOST_SPANS]))


def told(one: Candidate) -> str:
    """Spell a candidate for a head."""
    return (_UNDERLINED if one.is_underlined else _NOT_UNDERLINED) + one.text
