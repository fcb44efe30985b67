"""A draft reply to a colleague as the mirror sees it: sentences, their clauses, and how each weighs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.analysis.language import foreign
from goldenthread.analysis.talk import Turn, sentences

from .weights import Weigher, shipped

# First character, one past the last: Unicode code points of the text.
Span = tuple[int, int]

# Where a sentence turns to another thought.
_TURN = re.compile(
    r"[;:]\s+|\s+[–—-]+\s+|…\s*|"
    r",\s+(?=(?:and|but|so|because|since|though|although|then|yet|that's|that is|let's|please|tell|would|"
    r"could|what|how|i|i'm|i'll|i've|i'd|we|we'll|you|you're|you've)\b)|"
    r"\s+(?=(?:and|but) (?:please|i|i'm|i'll|i've|i'd|we|we'll|we're|you|you're|you've|let's|let|tell|will|"
    r"would|what|how|say|that's)\b)",
    re.I,
)
_JOINT = re.compile(r"(?:and|but|so|because|since|though|although|then|yet|plus)\b,?\s+(?=\w)", re.I)
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or a clause: where it stands, its words, and the log-odds of each head."""

    span: Span
    text: str
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the clauses it falls into where there are two or more."""

    whole: Piece
    clauses: tuple[Piece, ...]


@dataclass(frozen=True)
class Draft:
    """What a colleague wrote, and the reply being drafted."""

    id: str
    incoming: str
    reply: str
    sentences: tuple[Sentence, ...]
    told: tuple[Piece, ...]
    """The incoming message's sentences."""

    @cached_property
    def foreign(self) -> bool:
        """Whether the reply is plainly not English, so that English cues must stay silent."""
        return foreign(self.reply[:4000])

    def after(self, sentence: Sentence) -> str:
        """Give what follows a sentence, up to the reply's end."""
        return self.reply[sentence.whole.span[1] :].lstrip()


def drafts_of(rows: Sequence[tuple[str, str, str]], weigher: Weigher | None = None) -> list[Draft]:
    """Make n drafts of (id, incoming, reply), all their sentences weighed at once."""
    cut = [
        (
            [(span, clauses(reply, span)) for span in sentences_of(reply)],
            sentences_of(said),
        )
        for _, said, reply in rows
    ]
    texts: list[str] = []
    for (_, said, reply), (answered, told) in zip(rows, cut, strict=True):
        for span, parts in answered:
            texts += [reply[start:end] for start, end in (span, *parts)]
        texts += [said[start:end] for start, end in told]
    weigher = weigher or shipped()
    weighed = iter(weigher.weigh(texts).tolist())
    names = weigher.names

    def piece(text: str, span: Span) -> Piece:
        return Piece(span, text[span[0] : span[1]], dict(zip(names, next(weighed), strict=True)))

    return [
        Draft(
            id,
            said,
            reply,
            tuple(
                Sentence(piece(reply, span), tuple(piece(reply, part) for part in parts))
                for span, parts in answered
            ),
            tuple(piece(said, span) for span in told),
        )
        for (id, said, reply), (answered, told) in zip(rows, cut, strict=True)
    ]


def sentences_of(text: str) -> list[Span]:
    """Cut a text into its sentences, without blanks at their edges."""
    return [(start, end) for _, start, end in sentences(Turn(0, text, "staff", False))]


def clauses(text: str, sentence: Span) -> list[Span]:
    """Cut a sentence where it turns to another thought; nothing where it holds just one.

    A joining word ("and", "because") belongs to neither side.
    """
    start, end = sentence
    edges, left = [], start
    for turn in _TURN.finditer(text, start, end):
        if _long_enough(text[left : turn.start()]) and _long_enough(text[turn.end() : end]):
            edges.append((left, turn.start()))
            left = turn.end()
    if not edges:
        return []
    edges.append((left, end))
    parts = []
    for first, last in edges:
        joint = _JOINT.match(text, first, last)
        first = joint.end() if joint else first
        part = text[first:last]
        parts.append((first + len(part) - len(part.lstrip()), first + len(part.rstrip(" ,"))))
    return parts


def _long_enough(part: str) -> bool:
    return len(part.split()) >= _FEWEST_WORDS
