"""Gives accurate information: what was said agrees with the record, with itself, and with the customer.

Estimates the codebook's mark only where there is something to check against: a look-up's result, the same
fact told twice, or the customer's own confirmation. Everywhere else it says cannot_tell.
"""

import re

import pyarrow as pa

from goldenthread.analysis.batch import run_step
from goldenthread.analysis.claims import agrees, record_of
from goldenthread.analysis.cues import cue, found
from goldenthread.analysis.talk import Finding, Span, Talk, Turn, sentence, spans, whole

NAME = "accuracy"
VERSION = "accuracy-1"

CONFIRMS = cue(
    r"(?:that|it|this) (?:worked|works|did it|fixed it|did the trick|helped|is (?:right|correct))",
    r"(?:that's|thats|you're|you are) (?:right|correct)",
    r"(?:yes|yep|yeah),? (?:that's|it) (?:right|correct|worked|works)",
    r"i (?:can )?see (?:it|that|them)(?: now| here)?",
    r"i(?:'m| am) (?:in|able to log in|there|here) now",
    r"i got it",
)  # fmt: skip
DISPUTES = cue(
    r"(?:that's|that is|thats|this is|it's) (?:not (?:right|correct|true|what)|wrong|incorrect)",
    r"you(?:'re| are) wrong",
    r"are you sure",
    r"that doesn't (?:seem|sound|look) right",
    r"you (?:just )?said (?:it|that|the)",
)  # fmt: skip
CORRECTS = cue(
    r"(?:sorry|apolog\w+|oops|actually),?[^.?!\n]{0,40}(?:mistake|wrong|misread|incorrect|meant|error|"
    r"mix-?up)",
    r"my mistake", r"i was wrong", r"i misspoke", r"i made (?:a mistake|an error)",
)  # fmt: skip
_STATES = re.compile(
    r"(?i)\b(your (?:\w+ )?(?:balance|total|refund|username|password|delivery date|departure|rating)|"
    r"the (?:total|price|cost|fee))"
    r"(?: \w+){0,3}? (?:is|are|was|will be|comes to):? [^\d\n.?!]{0,12}(\d[\d.,]*)"
)


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    A claim against the record or against itself → grow (partly where it was then set right). Claims that
    agree with a look-up, or that the customer confirms → shown. Nothing to check → cannot_tell.
    """
    if not talk.staff or talk.foreign:
        return Finding("cannot_tell")
    agreeing, against = _against_record(talk)
    against += _against_itself(talk)
    corrected = found(talk.staff, CORRECTS)
    if against:
        return Finding("partly" if corrected else "grow", spans(against, corrected))
    if agreeing:
        return Finding("shown", spans(agreeing, most=6))
    if corrected:
        return Finding("partly", spans(corrected))
    first = talk.staff[0].number
    confirmed = [span for span in found(talk.customer, CONFIRMS, question=False) if span[0] > first]
    disputed = [span for span in found(talk.customer, DISPUTES) if span[0] > first]
    if confirmed and not disputed:
        told = [turn for turn in talk.staff if turn.number < confirmed[0][0]]
        return Finding("shown", spans([whole(told[-1])] if told else [], confirmed[:1]))
    return Finding("cannot_tell")


def _against_record(talk: Talk) -> tuple[list[Span], list[Span]]:
    """Hold each reply that follows look-ups against their results: any that it agrees with will do."""
    agreeing: list[Span] = []
    against: list[Span] = []
    if not talk.events:
        return agreeing, against
    before = -1
    for turn in talk.staff:
        records = [record_of(event.text) for event in talk.events if before <= event.after < turn.number]
        before = turn.number
        if not any(records):
            continue
        known = " ".join(t.text for t in talk.customer if t.number < turn.number)
        known += " ".join(
            event.text for event in talk.events if event.after < turn.number and record_of(event.text) is None
        )
        verdicts = [agrees(record, turn.text, known) for record in records if record]
        if True in verdicts:
            agreeing.append(whole(turn))
        elif False in verdicts:
            against.append(whole(turn))
    return agreeing, against


def _against_itself(talk: Talk) -> list[Span]:
    """Find the same fact told with two different numbers, with no change by the customer in between."""
    told: dict[str, tuple[str, Turn, Span]] = {}
    clashes: list[Span] = []
    for turn in talk.staff:
        for match in _STATES.finditer(turn.text):
            what, number = match[1].lower(), match[2].rstrip(".,")
            span = sentence(turn, match.start(), match.end())
            if what in told and told[what][0] != number and "balance" in what:
                clashes += [told[what][2], span]
            told[what] = (number, turn, span)
    return clashes


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; `claims.agrees`.
    """
    return run_step(judge, batch)
