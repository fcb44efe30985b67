"""Reads a conversation into dialogue acts: each message with what it does and what it answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from goldenthread.analysis.claims import agrees, entered_otherwise, record_of
from goldenthread.analysis.cues import Cue, is_question
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
# A cheap look before a costly one: without one of these words the cue cannot be there.
_NEEDS: dict[str, frozenset[str]] = {
    "only able": frozenset(["able"]),
    "lost us": frozenset(["understand", "get", "follow", "rephrase", "repeat", "able", "sure"]),
    "thanks": frozenset(["thank", "thanks"]),
    "welcome": frozenset(["welcome", "pleasure", "problem", "help"]),
    "else": frozenset(["else", "other", "further"]),
    "bye": frozenset(["bye", "goodbye", "good", "nice"]),
    "tries": frozenset(["try", "can"]),
    "closes": frozenset(["have", "enjoy", "too", "same", "see"]),
    "greets": frozenset(["hi", "hello", "hey", "good", "welcome", "dear", "thank", "thanks", "how", "what"]),
    "oversight": frozenset(
        ["error", "oversight", "discrepancy", "mistake", "issue", "mix", "mixup", "try", "confusion"]
    ),
    "disputes": frozenset(["not", "wrong", "incorrect", "sure", "seem", "sound", "look", "said"]),
    "pending": frozenset(["due", "shortly", "soon", "asap", "we", "being"]),
}
_NEEDS_PART: dict[str, tuple[str, ...]] = {
    "transfer": ("transfer", "agent", "manager", "supervisor", "escalat"),
    "times": (*"0123456789", "by "),
}
_WORDS = re.compile(r"[\w'’]+")
_BARE = re.compile(r"\w+")
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


@dataclass(slots=True)
class Said:
    """A public message: its words in small letters, its acts with the place of each or the whole text."""

    turn: Turn
    acts: dict[str, tuple[int, int]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

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
        _with_cues(turn, turn.role)
        for turn in talk.turns
        if not turn.internal and turn.role in ("staff", "customer")
    ]
    staff_said = [one for one in said if one.turn.role == "staff"]
    for one in staff_said:
        _shape(one)
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


def _with_cues(turn: Turn, side: str) -> Said:
    # Staff say many sentences to many customers: what one text shows is worked out once.
    found = _remembered if len(turn.text) <= STOCK_LENGTH else _cues_in
    words, acts = found(turn.text, side)
    one = Said(turn, words=list(words))
    one.acts.update(acts)
    if "?" in turn.text:
        one.add("asks")
    return one


def _cues_in(text: str, side: str) -> tuple[tuple[str, ...], dict[str, tuple[int, int]]]:
    """Find the words of a text and which cues of a side stand where in it; depends on the text alone."""
    turn = Turn(0, text, side, False)
    lowered = turn.lowered
    words = tuple(_WORDS.findall(lowered))
    vocabulary = set(words)
    if "'" in lowered or "’" in lowered:
        vocabulary.update(_BARE.findall(lowered))
    acts: dict[str, tuple[int, int]] = {}
    for act, cue, also_in_question in _STAFF if side == "staff" else _CUSTOMER:
        needs = _NEEDS.get(act)
        if needs is not None and needs.isdisjoint(vocabulary):
            continue
        parts = _NEEDS_PART.get(act)
        if parts is not None and not any(part in lowered for part in parts):
            continue
        match = cue.compiled.search(lowered)
        while match and not also_in_question and is_question(turn, sentence(turn, *match.span())):
            match = cue.compiled.search(lowered, match.end())
        if match:
            acts[act] = match.span()
    return words, acts


STOCK_LENGTH, REMEMBERED = 300, 20_000
_remembered = lru_cache(REMEMBERED)(_cues_in)


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
                if any(len(words & before) >= SAME_SHARE * len(words | before) for before in earlier):
                    one.add("again")
                these.append(words)
        earlier = [*earlier, *these][-8:]


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
            if staff.CLAIMS_DONE.search(one.turn.text) and "repeats" not in one.acts:
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
        text = one.turn.text
        to_question = "asks" in last.acts and "else" not in last.acts
        if to_question and len(one.words) >= ASIDE_WORDS and customer.PERSONAL.search(text):
            one.add("aside")
        if (
            not to_question
            and len(one.words) >= REMARK_WORDS
            and not customer.ASKS_FOR.search(text)
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
