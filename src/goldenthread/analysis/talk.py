"""One conversation as the engine sees it, and the places in it that a finding points at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from .cue_words import words_in
from .language import foreign
from .stock import stock

# message number, first character, one past the last: Unicode code points of the message's text.
Span = tuple[int, int, int]

# A list number or a title ends in a full stop without ending the sentence.
_ABBREVIATION = re.compile(r"(?:^|\s)(?:\d{1,2}|dr|mr|mrs|ms|st|no|vs|e\.g|i\.e|approx|prof|[a-z])\.$", re.I)
_STOP = re.compile(r"[.!?…]+[\"'”’)\]*]*\s+")
_BREAK = re.compile(rf"{_STOP.pattern}|\s*\n\s*")


# The one letter that grows when lowered; offsets must stay those of the text.
_GROWS = "İ"


def lowered_of(text: str) -> str:
    """Lower a text so that every offset stays what it was."""
    return text.lower() if _GROWS not in text else text.replace(_GROWS, "i").lower()


def _looked_at(text: str) -> tuple[str, tuple[str, ...], frozenset[str]]:
    lowered = lowered_of(text)
    return lowered, *words_in(lowered)


_looked_at_stock = stock(_looked_at)


@dataclass(slots=True)
class Turn:
    """One message: its number, who wrote it (customer, staff, bot, system), and if it is internal.

    `lowered` is the text in small letters, in which every cue is looked for; `words` are those of it, and
    their `stems` say which cues are worth looking for.
    """

    number: int
    text: str
    role: str
    internal: bool
    lowered: str = field(init=False, repr=False, compare=False)
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    stems: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lower the text and list its words once for all cues."""
        look = _looked_at_stock if self.role == "staff" else _looked_at
        self.lowered, self.words, self.stems = look(self.text)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a system after message number `after`."""

    after: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A mark, and the words that it rests on."""

    mark: str
    evidence: tuple[Span, ...] = ()


class Talk:
    """A conversation, split by side. Bots' and systems' messages stand in `turns` alone."""

    def __init__(self, id: str, turns: list[Turn], events: list[Event]) -> None:
        self.id = id
        self.turns = turns
        self.events = events
        self.staff: list[Turn] = []
        self.customer: list[Turn] = []
        self.notes: list[Turn] = []
        # What several steps would otherwise work out again, by the name of the work.
        self.worked_out: dict[str, Any] = {}
        for turn in turns:
            if turn.internal:
                if turn.role == "staff":
                    self.notes.append(turn)
            elif turn.role == "staff":
                self.staff.append(turn)
            elif turn.role == "customer":
                self.customer.append(turn)

    @cached_property
    def foreign(self) -> bool:
        """Whether what staff wrote is plainly not English, so that English cues must stay silent."""
        return foreign(" ".join(turn.text for turn in self.staff)[:4000])

    @cached_property
    def names(self) -> frozenset[str]:
        """The names by which the customer goes, as the customer gave them."""
        return _names(self)

    def replies_after(self, number: int) -> Iterable[Turn]:
        """Yield the staff's public messages that came after a message."""
        return (turn for turn in self.staff if turn.number > number)

    def answer_to(self, number: int) -> list[Turn]:
        """Find the customer's messages between a staff message and the next one by staff."""
        until = next((turn.number for turn in self.replies_after(number)), len(self.turns))
        return [turn for turn in self.customer if number < turn.number < until]


def _breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Find where sentences end: the first stop and the beginning of the next sentence."""
    stops = (_BREAK if "\n" in text else _STOP).finditer(text)
    return tuple([stop.span() for stop in stops if _ends(text, stop.start())])


def sentence(turn: Turn, start: int, end: int) -> Span:
    """Widen characters start to end of a message to the whole sentence, without blanks at its edges.

    A newline ends a sentence. Where no sentence ends, the whole text is one.
    """
    left, right = 0, len(turn.text)
    for stop, begin in _breaks(turn.text):
        if begin <= start:
            left = begin
        elif stop >= end - 1:
            right = begin
            break
    return trimmed(turn, left, right)


def sentences(turn: Turn) -> list[Span]:
    """Cut a message into its sentences, blank ones left out."""
    breaks = _breaks(turn.text)
    edges = [0, *(begin for _, begin in breaks), len(turn.text)] if breaks else [0, len(turn.text)]
    found = [trimmed(turn, left, right) for left, right in pairwise(edges)]
    return [span for span in found if span[2] > span[1]]


def _ends(text: str, stop: int) -> bool:
    return text[stop] != "." or not _ABBREVIATION.search(text[max(0, stop - 8) : stop + 1])


def trimmed(turn: Turn, start: int, end: int) -> Span:
    """Leave out blanks at both edges."""
    part = turn.text[start:end]
    return turn.number, start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def first_sentence(turn: Turn) -> Span:
    """Point at the first sentence of a message that is not blank."""
    begin = len(turn.text) - len(turn.text.lstrip())
    return sentence(turn, begin, begin + 1)


def whole(turn: Turn) -> Span:
    """Point at a whole message, or at its first sentence where it is long."""
    span = trimmed(turn, 0, len(turn.text))
    return span if span[2] - span[1] <= 240 else first_sentence(turn)


def spans(*groups: Iterable[Span], most: int = 4) -> tuple[Span, ...]:
    """Gather spans in the order of the conversation, none inside another, none empty, at most so many."""
    kept: list[Span] = []
    for span in sorted(
        {s for group in groups for s in group if s[2] > s[1]}, key=lambda s: (s[0], s[1], -s[2])
    ):
        if not (kept and kept[-1][0] == span[0] and span[2] <= kept[-1][2]):
            kept.append(span)
    return tuple(kept[:most])


_SAYS_NAME = re.compile(
    r"(?i:\b(?:my (?:full )?name is|my name's|name\s*:|this is|i am|i'm|im))\s+"
    r"([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2})"
)
_BEFORE_NAME = frozenset(["name", "this", "i", "im"])
_ASKS_NAME = re.compile(r"\byour (?:full |first |last )?name\b|\byou name\b", re.I)
_WORD = re.compile(r"[A-Za-z][\w'’-]+")
_NO_NAME_WORDS = """
    yes yeah sure ok okay hi hello hey thanks thank the my name is am it its it's that this and for please
    no not here there account pin number last first full user username email dr mr mrs ms miss im i'm
"""
_NO_NAME = frozenset(_NO_NAME_WORDS.split())


def _names(talk: Talk) -> frozenset[str]:
    found = {
        word
        for turn in talk.customer
        if not _BEFORE_NAME.isdisjoint(turn.stems)
        for match in _SAYS_NAME.finditer(turn.text)
        for word in match[1].lower().split()
    }
    for asked in talk.staff:
        if "name" in asked.stems and _ASKS_NAME.search(asked.text):
            for turn in talk.answer_to(asked.number)[:1]:
                words = _WORD.findall(turn.text)
                if len(words) <= 6:
                    found.update(word.lower() for word in words)
    return frozenset(name for name in found if name not in _NO_NAME and len(name) > 1)
