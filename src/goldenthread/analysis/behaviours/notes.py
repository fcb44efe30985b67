"""Leaves complete notes for the next person: what happened, why, and what is open.

Estimates the codebook's mark from internal notes, logged actions, and text written into a report or a log.
Where a source shows no notes it says cannot_tell.
"""

import re

import pyarrow as pa

from goldenthread.analysis.batch import run_step
from goldenthread.analysis.claims import failed
from goldenthread.analysis.cues import cue, found
from goldenthread.analysis.talk import Event, Finding, Span, Talk, Turn, first_sentence, spans, whole

NAME = "notes"
VERSION = "notes-2"

PROBLEM = cue(
    r"customer",
    r"cust",
    r"client",
    r"caller",
    r"user",
    r"guest",
    r"(?:he|she|they) (?:says?|said|wants?|called|wrote|reports?|asked)",
    r"wants?",
    r"wanted",
    r"asked",
    r"asks",
    r"asking",
    r"reports?",
    r"reported",
    r"complain\w+",
    r"because",
    r"due to",
    r"since",
    r"issue",
    r"problem",
    r"fault\w*",
    r"broken",
    r"damaged",
    r"missing",
    r"late",
    r"delay\w*",
    r"wrong",
    r"refund",
    r"re:",
    r"reason",
    r"about",
)  # fmt: skip
RESOLUTION = cue(
    r"(?:re)?sent",
    r"refunded",
    r"issued",
    r"cancell?ed",
    r"updated",
    r"changed",
    r"told",
    r"explained",
    r"advised",
    r"offered",
    r"agreed",
    r"promised",
    r"replaced",
    r"fixed",
    r"solved",
    r"resolved",
    r"closed",
    r"booked",
    r"ordered",
    r"escalated",
    r"hand(?:ed|ing) over",
    r"forwarded",
    r"transferred",
    r"asked",
    r"checked",
    r"verified",
    r"confirmed",
    r"gave",
    r"given",
    r"done",
    r"called",
    r"waived",
    r"credited",
    r"added",
)  # fmt: skip
OPEN = cue(
    r"next",
    r"follow[- ]?up",
    r"pending",
    r"waiting",
    r"open",
    r"todo",
    r"to do",
    r"will",
    r"please",
    r"if (?:he|she|they|it|the)",
    r"by (?:mon|tues|wednes|thurs|fri|satur|sun)day",
    r"tomorrow",
    r"until",
    r"no further",
    r"nothing (?:open|further|left)",
    r"closed",
    r"done",
    r"resolved",
    r"needs?",
)  # fmt: skip
WRITES = cue(
    r"(?:i|we)(?:'ll| will|'ve| have)? (?:just |also )?(?:add(?:ed)?|ma[dk]e|le(?:ave|ft)|put|"
    r"wr(?:ite|ote|itten)|note[d]?|record(?:ed)?|document(?:ed)?|log(?:ged)?)"
    r"(?: \w+){0,4} (?:notes?|record|file|account|ticket|log|report|case)", r"i will add to the notes",
)  # fmt: skip
REPORTED = cue(
    r"your report has been (?:\w+ )?submitted",
    r"(?:i(?:'ve| have)|we(?:'ve| have)) (?:filed|submitted|opened) (?:a|the|"
    r"your)[^.?!\n]{0,30}(?:report|case|ticket|claim)",
)
_ASKS_REPORT = cue(r"report", r"describe", r"details", r"what happened")
PROMISES = cue(
    r"(?:i|we)(?:'ll| will) (?:call|contact|e-?mail|get back|follow up|send|let you know|reach out|"
    r"look into|refund|replace)",
    r"will contact you", r"someone will",
)  # fmt: skip
_LOGGED = re.compile(
    r"has been (?:noted|recorded|logged|made|updated|entered|created)|have been (?:noted|recorded|"
    r"logged|entered)|note|summary|"
    r"notif|fraud_report|escalat|ticket|case|send_certificate|update_reservation|cancel_reservation|"
    r"transfer_to",
    re.I,
)
# The field of a logged action that holds a free account of the matter.
_ACCOUNT = re.compile(r'(?i)"\w*(?:report|note|summary|comment)\w*": ?"[\\" ]*([^"\\]{3,})')
# So many words tell what happened; fewer only name it.
_SENTENCE_WORDS = 6
_NOT_LOGGED = re.compile(
    r"search|get_|query|pulled up|looking for|in progess|in progress|think|calculat", re.I
)


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    Notes with the problem and what was done → shown (with either and what is open likewise); with one of them
    → partly; with neither → grow. No notes, but a report or logged actions → shown where the why stands
    in them, else partly. Nothing visible → cannot_tell.
    """
    if talk.foreign:
        return Finding("cannot_tell")
    if talk.notes:
        return _of_notes(talk)
    written = found(talk.staff, WRITES, question=False)
    if written:
        return Finding("shown", spans(written))
    if talk.events and (finding := _of_reports(talk)):
        return finding
    reported = found(talk.staff, REPORTED, question=False)
    if reported and not talk.events:
        asked = [
            t
            for t in talk.staff
            if t.number < reported[0][0] and "?" in t.text and _ASKS_REPORT.search(t.text)
        ]
        why = [a for turn in asked for a in talk.answer_to(turn.number) if len(a.text.split()) >= 6]
        return Finding("shown" if why else "partly", spans(reported[:2]))
    logged = [span for event in talk.events if is_logged(event) for span in _beside(talk, event)]
    if logged:
        return Finding("partly", spans(logged))
    return Finding("cannot_tell")


def _of_notes(talk: Talk) -> Finding:
    problem, resolution, still_open = (found(talk.notes, cues) for cues in (PROBLEM, RESOLUTION, OPEN))
    long_enough = sum(len(note.text.split()) for note in talk.notes) >= 8
    parts = sum(map(bool, (problem, resolution, still_open)))
    evidence = spans([_quote(note) for note in talk.notes])
    if problem and resolution and long_enough:
        return Finding("shown", evidence)
    return Finding("partly" if parts and long_enough else "grow", evidence)


def _of_reports(talk: Talk) -> Finding | None:
    """Judge the account written into a report: told in a sentence → shown, in a few words → partly."""
    longest, evidence = 0, []
    for event in talk.events:
        account = max((len(text.split()) for text in _ACCOUNT.findall(event.text)), default=0)
        if account and not failed(event.text):
            longest = max(longest, account)
            evidence += _filed(talk, event)
    if not longest:
        return None
    return Finding("shown" if longest >= _SENTENCE_WORDS else "partly", spans(evidence))


def _filed(talk: Talk, event: Event) -> list[Span]:
    """Point at the staff message that followed a report and tells of it."""
    turn = next(iter(talk.replies_after(event.after)), None)
    return [first_sentence(turn)] if turn else _beside(talk, event)


def _quote(note: Turn) -> Span:
    return whole(note)


def is_logged(event: Event) -> bool:
    """Say whether an event is an action that the next person can read, not a mere look-up."""
    what = event.name or event.text[:120]
    return bool(_LOGGED.search(what)) and not _NOT_LOGGED.search(what) and not failed(event.text)


def _beside(talk: Talk, event: Event) -> list[Span]:
    """Point at the staff message an event belongs to: the one it followed, the next, or the last."""
    own = next((turn for turn in talk.staff if turn.number == event.after), None)
    turn = own or next(iter(talk.replies_after(event.after)), talk.staff[-1] if talk.staff else None)
    return [first_sentence(turn)] if turn else []


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text; a logged action stands at the staff message
    it belongs to. Assumes English (else cannot_tell). Raises `KeyError` for a missing column.
    Source: the seven behaviours' codebook; own cues.
    """
    return run_step(judge, batch)
