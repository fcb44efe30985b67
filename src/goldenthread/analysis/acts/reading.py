"""Reads a conversation into dialogue acts: each message with what it does and what it answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

from goldenthread.analysis.claims import agrees, entered_otherwise, record_of
from goldenthread.analysis.cues import Cue, is_question
from goldenthread.analysis.stock import stock
from goldenthread.analysis.talk import Talk, Turn, sentence

from . import customer, staff

# A plain statement, or also where it stands in a question.
_STAFF: tuple[tuple[str, Cue, bool], ...] = (
    ("own", staff.ACKNOWLEDGES, True),
    ("warm", staff.WARM, True),
    ("praises", staff.PRAISES, True),
    ("options", staff.OPTIONS, True),
    ("steps", staff.STEPS, False),
    ("tries", staff.TRY_THIS, True),
    ("hints", staff.HINTS, True),
    ("pending", staff.PENDING, False),
    ("refuses", staff.REFUSES, True),
    ("settles", staff.SETTLES, False),
    ("lost us", staff.DID_NOT_UNDERSTAND, True),
    ("only able", staff.ONLY_ABLE, True),
    ("closes", staff.CLOSES, True),
    ("bye", staff.BYE, True),
    ("else", staff.ANYTHING_ELSE, True),
    ("thanks", staff.THANKS, True),
    ("welcome", staff.WELCOME, True),
    ("greets", staff.GREETS, True),
    ("times", staff.TIMES, False),
    ("alternative", staff.ALTERNATIVE, True),
    ("transfer", staff.TRANSFER, True),
    ("oversight", staff.OVERSIGHT, True),
)
_CUSTOMER: tuple[tuple[str, Cue, bool], ...] = (
    ("feels", customer.FEELS, True),
    ("slips", customer.LETS_SLIP, True),
    ("tells", customer.TELLS, True),
    ("urgent", customer.URGENT, True),
    ("lost", customer.LOST, True),
    ("pushes", customer.PUSHES_BACK, True),
    ("wants more", customer.WANTS_MORE, True),
    ("disputes", customer.DISPUTES, True),
    ("grateful", customer.GRATEFUL, True),
    ("parting", customer.PARTING, True),
)
# Possessive, so that a text without a full stop costs one pass and not one from each of its letters.
_SENTENCE = re.compile(r"([^.!?\n]*+)(\?)?")
_INFORMS = re.compile(
    r"\b(?:your|you|we|i|the|it|there|this|that|to|he|she|they)\b.{0,60}\b(?:is|are|was|has|have|"
    r"will|can|cannot|been|found|booked|costs?|takes?|need|turn|go|walk)\b|\d"
)
_LIST = re.compile(r"\n\s*(?:[-*•]|\d+[.)])\s")
_HOLDS_FEELING = frozenset({"feels", "slips", "tells", "urgent"})
_OWN_WORDS = frozenset({"own", "warm", "praises"})
_COURTESIES = frozenset({"bye", "else", "thanks", "welcome", "closes", "greets"})
SAME_SHARE = 0.5
_TROUBLE = frozenset({"pushes", "lost", "wants more", "disputes", "again"})
CURT_WORDS, LONG_WORDS, ASIDE_WORDS, REMARK_WORDS = 3, 60, 12, 5

# What a message does, and the place of the words that show it.
Acts = dict[str, tuple[int, int]]


@dataclass(slots=True)
class Said:
    """A public message: its acts with the place of each or the whole text."""

    turn: Turn
    acts: Acts = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return self.turn.words

    def add(self, act: str) -> None:
        """Note an act that shows in the place of the message and not in its words."""
        self.acts.setdefault(act, (0, len(self.turn.text)))


Exchange = tuple[list[Said], list[Said]]


def said_in(talk: Talk) -> list[Said]:
    """Read the public messages of both sides, in order; worked out once for all steps."""
    if "said" not in talk.worked_out:
        talk.worked_out["said"] = _read(talk)
    return cast(list[Said], talk.worked_out["said"])


def exchanges(said: Iterable[Said]) -> Iterator[Exchange]:
    """Cut a conversation into what the customer said at a stretch and what staff answered to it."""
    asked: list[Said] = []
    answered: list[Said] = []
    for one in said:
        if one.turn.role == "customer":
            if answered:
                yield asked, answered
                asked, answered = [], []
            asked.append(one)
        else:
            answered.append(one)
    if asked or answered:
        yield asked, answered


def _read(talk: Talk) -> list[Said]:
    said = [
        Said(turn, dict(_of_staff(turn.text))) if turn.role == "staff" else _with_cues(turn, _CUSTOMER)
        for turn in talk.turns
        if not turn.internal and turn.role in ("staff", "customer")
    ]
    staff_said = [one for one in said if one.turn.role == "staff"]
    _repeats(staff_said)
    _asks_again(said)
    _records(talk, staff_said)
    last: Said | None = None
    for asked, answered in exchanges(said):
        _customer_side(asked, last)
        if last and any(_TROUBLE & one.acts.keys() for one in asked):
            last.add("before push")
        _answers(asked, answered)
        last = answered[-1] if answered else last
    if staff_said:
        staff_said[0].add("first")
        staff_said[-1].add("last")
    return said


@stock
def _of_staff(text: str) -> Acts:
    """Find what a staff message does by its words and its shape; depends on the text alone."""
    one = _with_cues(Turn(0, text, "staff", False), _STAFF)
    _shape(one)
    return one.acts


def _with_cues(turn: Turn, cues: Iterable[tuple[str, Cue, bool]]) -> Said:
    lowered, stems = turn.lowered, turn.stems
    one = Said(turn)
    for act, cue, also_in_question in cues:
        if cue.needs and cue.needs.isdisjoint(stems):
            continue
        match = cue.compiled.search(lowered)
        while match and not also_in_question and is_question(turn, sentence(turn, *match.span())):
            match = cue.compiled.search(lowered, match.end())
        if match:
            one.acts[act] = match.span()
    if "?" in lowered:
        one.add("asks")
    return one


def _shape(one: Said) -> None:
    text = one.turn.text
    courtesy = bool(_COURTESIES & one.acts.keys())
    if len(one.words) <= CURT_WORDS and not courtesy:
        one.add("curt")
    if len(one.words) >= LONG_WORDS:
        one.add("long")
    if _LIST.search(text):
        one.add("list")
    if "!" in text:
        one.add("exclaims")
    if not (courtesy and len(text) < 80):
        stated = one.turn.lowered
        if "asks" in one.acts:
            stated = _SENTENCE.sub(lambda part: "" if part[2] else part[1], stated)
        if _INFORMS.search(stated):
            one.add("informs")


def _repeats(staff_said: list[Said]) -> None:
    seen: set[str] = set()
    for one in staff_said:
        key = " ".join(one.words)
        if len(key) >= 12 and not _COURTESIES & one.acts.keys():
            if key in seen:
                one.add("repeats")
            seen.add(key)


def _asks_again(said: list[Said]) -> None:
    """Mark a customer's message that says again, after a staff reply, much of what an earlier one said."""
    earlier: list[set[str]] = []
    for asked, _ in exchanges(said):
        these = []
        for one in asked:
            words = set(one.words)
            if len(words) >= REMARK_WORDS:
                if any(_much_the_same(words, before) for before in earlier):
                    one.add("again")
                these.append(words)
        earlier = [*earlier, *these][-8:]


def _much_the_same(some: set[str], others: set[str]) -> bool:
    common = len(some & others)
    return common >= SAME_SHARE * (len(some) + len(others) - common)


def _records(talk: Talk, staff_said: list[Said]) -> None:
    """Hold each staff message against the look-ups since the one before."""
    if not talk.events:
        return
    before = -1
    for one in staff_said:
        number = one.turn.number
        events = [event for event in talk.events if before <= event.after < number]
        before = number
        records = [record for record in (record_of(event.text) for event in events) if record]
        if not records:
            if staff.CLAIMS_DONE.stands_in(one.turn) and "repeats" not in one.acts:
                one.add("unrecorded")
            continue
        one.add("looked up")
        known = " ".join(turn.text for turn in talk.customer if turn.number < number)
        verdicts = [agrees(record, one.turn.text, known) for record in records]
        if True in verdicts:
            one.add("agrees")
        elif False in verdicts:
            one.add("against")
        if "settles" in one.acts:
            spoken = " ".join(turn.text for turn in talk.turns if turn.number < number and not turn.internal)
            for event in events:
                if what := entered_otherwise(event.text, spoken):
                    one.add(f"entered otherwise: {what}")


def _customer_side(asked: list[Said], last: Said | None) -> None:
    for one in asked:
        if last is None or "asks" in one.acts or "pushes" in one.acts:
            continue
        to_question = "asks" in last.acts and "else" not in last.acts
        if to_question and len(one.words) >= ASIDE_WORDS and customer.PERSONAL.stands_in(one.turn):
            one.add("aside")
        if (
            not to_question
            and len(one.words) >= REMARK_WORDS
            and not customer.ASKS_FOR.stands_in(one.turn)
            and not ({"grateful", "parting"} & one.acts.keys())
        ):
            one.add("remark")


def _answers(asked: list[Said], answered: list[Said]) -> None:
    """Mark how a staff answer meets what came before: a feeling warmly or coldly, a question or past it."""
    if not asked or not answered:
        return
    held = {act for one in asked for act in one.acts}
    met = {act for one in answered for act in one.acts}
    own = bool(_OWN_WORDS & met)
    for act, when in (
        ("after feeling", _HOLDS_FEELING & held),
        ("after remark", {"remark", "aside"} & held),
        ("after push", _TROUBLE & held),
    ):
        if when:
            answered[0].add(act)
    if {"feels", "slips", "tells", "urgent", "remark", "aside"} & held:
        answered[0].add("warm to it" if own else "cold to it")
    if "asks" in held and not ({"informs", "refuses", "settles", "agrees"} & met):
        answered[0].add("past the question")
    if "lost us" in met and "asks" not in held:
        answered[0].add("lost at a remark")
