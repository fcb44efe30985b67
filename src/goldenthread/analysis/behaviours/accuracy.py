"""Gives accurate information: what was said agrees with the record, with itself, and with the customer.

Estimates the codebook's mark only where there is something to check against: a look-up's result, what was
entered for it, the same fact told twice, a guideline at hand, or the customer's own confirmation. Everywhere
else it says cannot_tell.
"""

import re

import pyarrow as pa

from goldenthread.analysis.acts import Said, said_in
from goldenthread.analysis.acts.customer import CONFIRMS, DISPUTES
from goldenthread.analysis.acts.staff import CORRECTS
from goldenthread.analysis.batch import run_step
from goldenthread.analysis.cues import found
from goldenthread.analysis.guideline_claims import agrees_with, guideline_notes, guidelines_at_hand
from goldenthread.analysis.talk import Finding, Span, Talk, sentence, sentences, spans, whole

NAME = "accuracy"
VERSION = "accuracy-2"

_STATES = re.compile(
    r"(?i)\b(your (?:\w+ )?(?:balance|total|refund|username|password|delivery date|departure|rating)|"
    r"the (?:total|price|cost|fee))"
    r"(?: \w+){0,3}? (?:is|are|was|will be|comes to):? [^\d\n.?!]{0,12}(\d[\d.,]*)"
)
_MOST_AGREEING = 6


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    A claim against the record, the guideline or itself, or something entered for another person → grow
    (partly where it was then set right). Another number entered than was said, or something done that left
    no trace among the look-ups → partly. Claims that agree with a look-up, or that the customer confirms →
    shown. Nothing to check → cannot_tell.
    """
    if not talk.staff or talk.foreign:
        return Finding("cannot_tell")
    said = [one for one in said_in(talk) if one.turn.role == "staff"]
    by_rule, against_rule = _against_guideline(talk)
    agreeing = _with(said, "agrees") + by_rule
    against = [
        *_with(said, "against"),
        *_with(said, "entered otherwise: name"),
        *against_rule,
        *_against_itself(talk, said),
    ]
    corrected = found(talk.staff, CORRECTS)
    if against:
        return Finding("partly" if corrected else "grow", spans(against, corrected))
    doubtful = _with(said, "entered otherwise: number") + _with(said, "unrecorded")
    if doubtful:
        return Finding("partly", spans(doubtful))
    if agreeing:
        return Finding("shown", spans(agreeing, most=_MOST_AGREEING))
    if corrected:
        return Finding("partly", spans(corrected))
    first = talk.staff[0].number
    confirmed = [span for span in found(talk.customer, CONFIRMS, question=False) if span[0] > first]
    if confirmed and not any(span[0] > first for span in found(talk.customer, DISPUTES)):
        told = [turn for turn in talk.staff if turn.number < confirmed[0][0]]
        return Finding("shown", spans([whole(told[-1])] if told else [], confirmed[:1]))
    return Finding("cannot_tell")


def _with(said: list[Said], act: str) -> list[Span]:
    return [whole(one.turn) for one in said if act in one.acts]


def _against_guideline(talk: Talk) -> tuple[list[Span], list[Span]]:
    """Hold each staff sentence against the guidelines at hand; a note that holds one is quoted with it."""
    agreeing: list[Span] = []
    against: list[Span] = []
    guidelines = guidelines_at_hand(talk)
    if not guidelines:
        return agreeing, against
    for turn in talk.staff:
        for span in sentences(turn):
            verdicts = [agrees_with(text, turn.text[span[1] : span[2]]) for text in guidelines]
            if True in verdicts:
                agreeing.append(span)
            elif False in verdicts:
                against.append(span)
    noted = [whole(note) for note in guideline_notes(talk)]
    return agreeing + (noted if agreeing else []), against + (noted if against else [])


def _against_itself(talk: Talk, said: list[Said]) -> list[Span]:
    """Find one fact told with two numbers, or "only able to" beside several kinds of look-up."""
    told: dict[str, tuple[str, Span]] = {}
    clashes: list[Span] = []
    for turn in talk.staff:
        for match in _STATES.finditer(turn.text):
            what, number = match[1].lower(), match[2].rstrip(".,")
            span = sentence(turn, match.start(), match.end())
            if what in told and told[what][0] != number and "balance" in what:
                clashes += [told[what][1], span]
            told[what] = (number, span)
    if len({event.name for event in talk.events}) > 1:
        clashes += _with(said, "only able")
    return clashes


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; `claims`.
    """
    return run_step(judge, batch)
