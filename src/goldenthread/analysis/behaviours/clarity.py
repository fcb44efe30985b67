"""Communicates the message effectively: plain, complete, and the customer need not ask twice.

Estimates the codebook's mark from signs of trouble (the customer asks again or is lost, staff repeat
themselves or do not understand) beside a message that was conveyed at all.
"""

import re

import pyarrow as pa

from goldenthread.analysis.batch import run_step
from goldenthread.analysis.cues import cue, found
from goldenthread.analysis.talk import (
    Finding,
    Span,
    Talk,
    Turn,
    first_sentence,
    sentences,
    spans,
    trimmed,
    whole,
)

NAME = "clarity"
VERSION = "clarity-1"

LOST = cue(
    r"(?:don't|do not|didn't|did not) (?:\w+ )?(?:understand|get it|follow)",
    r"what do you mean",
    r"what does (?:that|this|it) mean",
    r"i(?:'m| am) (?:\w+ )?confused",
    r"confusing",
    r"(?:that's|that is|thats) not what i (?:asked|meant|said|wanted)",
    r"you (?:didn't|did not|haven't|have not) (?:answer|understand|tell|read)",
    r"huh",
    r"(?:not|n't) (?:clear|make sense)",
    r"makes no sense",
    r"i already (?:said|told|gave|answered|provided)",
    r"as i said",
    r"like i said",
    r"i said",
    r"can you (?:repeat|clarify|explain)", r"come again", r"what\?+", r"which one\?", r"i asked",
)  # fmt: skip
DID_NOT_UNDERSTAND = cue(
    r"(?:don't|do not|didn't|did not) (?:quite )?(?:understand|get|follow)(?: what)?",
    r"(?:could|can) you (?:please )?(?:rephrase|repeat that)", r"i am only able to help you with",
    r"not sure (?:what you mean|i understand)",
)  # fmt: skip
_WAITING = cue(r"hello\?+", r"are you (?:still )?(?:there|here)", r"is any(?:one|body) there", r"you there")
# Possessive, so that a text without a full stop costs one pass and not one from each of its letters.
_SENTENCE = re.compile(r"([^.!?\n]*+)(\?)?")
_WORDS = re.compile(r"[a-z0-9']+")
_INFORMS = re.compile(
    r"(?i)\b(?:your|you|we|i|the|it|there|this|that|to|he|she|they)\b.{0,60}\b(?:is|are|was|has|have|"
    r"will|can|cannot|"
    r"been|found|booked|costs?|takes?|need|turn|go|walk)\b|\d"
)
_COURTESY = cue(
    r"anything else",
    r"good ?bye",
    r"have an? \w+ (?:day|night|evening|weekend|trip)",
    r"how (?:can|may) i help",
    r"welcome",
    r"i hope",
    r"enjoy",
    r"what can i do",
    r"one moment",
    r"(?:hold|wait) (?:on|for|please)",
    r"let me",
)  # fmt: skip
_ASKS_FACT = cue(
    r"what", r"which", r"when", r"where", r"who", r"how many", r"may i have", r"can i (?:get|have)",
    r"could (?:i get|you (?:please )?(?:provide|tell|give))",
    r"please (?:provide|enter|specify)",
    r"can you tell me",
)  # fmt: skip
# So far back a repeated question still belongs to the same matter.
_SAME_MATTER = 5


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    No message conveyed → na; the customer lost or repeating, or staff not understanding or asking the very
    same twice: once → partly, more often → grow; otherwise shown, with the sentences that inform.
    """
    if not talk.staff:
        return Finding("na")
    if talk.foreign:
        return Finding("cannot_tell")
    first = talk.staff[0].number
    trouble = (
        [span for span in found(talk.customer, LOST) if span[0] > first]
        + found(talk.staff, DID_NOT_UNDERSTAND)
        + _repeats(talk.staff, answered_by=talk.customer)
        + _asks_twice(talk)
    )
    messages = {span[0] for span in trouble}
    if len(messages) >= 2:
        return Finding("grow", spans(trouble))
    if messages:
        return Finding("partly", spans(trouble))
    informing = [turn for turn in talk.staff if _informs(turn)]
    if not informing:
        return Finding("partly" if len(talk.staff) > 1 else "na")
    if max(len(_WORDS.findall(turn.text.lower())) for turn in informing) < 4:
        return Finding("partly", spans([whole(informing[-1])]))
    fullest = sorted(informing, key=lambda turn: len(turn.text), reverse=True)[:3]
    return Finding("shown", spans(_fullest_sentence(turn) for turn in fullest))


def _fullest_sentence(turn: Turn) -> Span:
    """Point at a short message whole, and at the longest sentence of a long one."""
    span = trimmed(turn, 0, len(turn.text))
    if span[2] - span[1] <= 240:
        return span
    return max(sentences(turn), key=lambda span: span[2] - span[1])


def _informs(turn: Turn) -> bool:
    """Say whether a message states something, beyond a question or a courtesy."""
    if len(turn.text) < 80 and _COURTESY.search(turn.text):
        return False
    stated = _SENTENCE.sub(lambda said: "" if said[2] else said[1], turn.text)
    return bool(_INFORMS.search(stated))


def _repeats(staff: list[Turn], answered_by: list[Turn]) -> list[Span]:
    """Find a staff question put word for word again though the customer answered in between."""
    seen: dict[str, int] = {}
    again = []
    for turn in staff:
        key = " ".join(_WORDS.findall(turn.text.lower()))
        if len(key) < 12 or _COURTESY.search(turn.text) or not _ASKS_FACT.search(turn.text):
            continue
        before = seen.get(key, -_SAME_MATTER)
        if turn.number - before < _SAME_MATTER and any(
            before < a.number < turn.number and _direct(a) for a in answered_by
        ):
            again.append(first_sentence(turn))
        seen[key] = turn.number
    return again


def _direct(answer: Turn) -> bool:
    """Say whether a customer's message looks like an answer: short, and neither a question nor a nudge."""
    return len(answer.text.split()) <= 8 and "?" not in answer.text and not _WAITING.search(answer.text)


def _asks_twice(talk: Talk) -> list[Span]:
    """Find a customer's question that stands again, in nearly the same words, after a staff reply."""
    asked: list[tuple[int, set[str]]] = []
    twice = []
    for turn in talk.customer:
        words = set(_WORDS.findall(turn.text.lower()))
        if "?" not in turn.text or len(words) < 5:
            continue
        for number, earlier in asked:
            replied = any(number < reply.number < turn.number for reply in talk.staff)
            if replied and len(words & earlier) >= 0.7 * len(words | earlier):
                twice.append(first_sentence(turn))
                break
        asked = [*asked[-7:], (turn.number, words)]
    return twice


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; own cues.
    """
    return run_step(judge, batch)
