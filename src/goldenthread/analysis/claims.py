"""Whether a reply agrees with the record that was just looked up.

Two checks: does it say yes where the record says no (or the other way round), and do the numbers and
words that it states stand in the record? Built and measured on STAR's fact-check pairs
(docs/algorithms/behaviours.md); it reads English.
"""

import json
import re
from typing import Any

from .cues import cue

_RECORD_NO = cue(
    r"unavailable",
    r"failed",
    r"unable",
    r"not (?:\w+ )?(?:available|authorized|possible|found|successful|eligible)",
    r"(?:is|are) booked at that time", r"no (?:appointments?|availab\w+|such|results?)", r"cannot", r"error",
    r"denied", r"declined", r"rejected", r"invalid", r"try another", r"unsuccessful\w*",
)  # fmt: skip
_RECORD_YES = cue(
    r"available",
    r"booked",
    r"success\w*",
    r"confirmed",
    r"scheduled",
    r"submitted",
    r"thank you for your rsvp",
    r"unlocked", r"recovered", r"approved", r"completed", r"updated", r"changed",
)  # fmt: skip
_REFUSED_ACTION = cue(
    r"you must provide", r"cannot", r"failed", r"error", r"denied", r"rejected", r"invalid", r"unable",
    r"not (?:authorized|possible|found|successful)", r"unsuccessful\w*",
)  # fmt: skip
_REPLY_NO = cue(
    r"sorry",
    r"unfortunately",
    r"(?:not|n't|unable to|cannot) (?:able|available|accom\w+|possible|authorized|"
    r"have|find|book|change|update|fit|do|seem|succeed|successful|work|be)",
    r"unavailable",
    r"unable",
    r"cannot",
    r"can't",
    r"couldn't",
    r"no (?:appointments?|availab\w+|tables?|openings?)",
    r"failed",
    r"unsuccessful\w*",
    r"(?:is|are|it's) (?:already |fully )?(?:booked|taken|full)(?! (?:for|at|on) (?:you|your))",
)  # fmt: skip
_REPLY_YES = cue(
    r"great", r"excellent", r"alright", r"confirmed", r"(?:is|are) (?:available|happy to|free|open)",
    r"would be happy to",
    r"(?:is|has been|are|was|been) (?:now |all |successfully )*(?:booked|done|made|scheduled|"
    r"submitted|reserved|unlocked|updated|changed|recovered|set|filed|confirmed)", r"success\w*", r"booked",
    r"all (?:done|set)",
    r"can (?:see|fit|accom\w+) you",
    r"(?:has|have) (?:an? )?(?:opening|table|slot)",
    r"done",
)  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:[.,]\d+)*(?![\d])")
_NAMED = re.compile(r"(?<=[a-z,'\"] )['\"]?([A-Z][a-z]+)")
_DAY = cue(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_OFFERED = cue(r"available")
_DONE = cue(r"confirmed", r"booked", r"reserved", r"scheduled", r"success\w*")
_TITLED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms)\.? ([A-Z]\w+)")
_KEY = re.compile(r'"\w+":')
_LETTERS = re.compile(r"[a-z]+")
_SPELLED_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
_SPELLED = {word: str(number) for number, word in enumerate(_SPELLED_WORDS.split())}
_COMMON_WORDS = """
    i mon monday tuesday wednesday thursday friday saturday sunday dr mr mrs ms am pm celsius credits
    january february march april may june july august september october november december
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def record_of(text: str) -> dict[str, Any] | None:
    """Read a look-up's result out of an event's text: JSON, or JSON after an arrow; else None."""
    for part in (text.rpartition("→")[2].strip(), text.strip()):
        if part.startswith("{"):
            try:
                value = json.loads(part)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                result = value.get("result")
                return result if isinstance(result, dict) else value
    return None


def failed(text: str) -> bool:
    """Say whether a look-up's or an action's result says that it did not go through."""
    return bool(_REFUSED_ACTION.search(text.rpartition("→")[2]))


def entered_otherwise(event: str, said: str) -> str | None:
    """Say what was entered that nobody said: the "number" or the "name" of a person, or None.

    `event` is "what was entered → result", `said` everything said before. Judges numbers only where some were
    said. Source: own rules, on our own labels.
    """
    entered, arrow, _ = event.rpartition("→")
    if not arrow:
        return None
    names = {name.lower() for name in _TITLED.findall(entered)}
    if any(name not in said.lower() for name in names):
        return "name"
    spoken = _numbers(said) | {_SPELLED[word] for word in _LETTERS.findall(said.lower()) if word in _SPELLED}
    values = _numbers(_KEY.sub("", entered))
    if spoken and any(not any(value in one or one in value for one in spoken) for value in values):
        return "number"
    return None


def agrees(record: dict[str, Any], reply: str, known: str = "") -> bool | None:
    """Say whether a reply agrees with a record, contradicts it, or claims nothing checkable (None).

    `record` is field → value; `reply` and `known` (what was already said or asked for) are text. A question
    claims nothing by itself but what it states beside. Source: own rules, measured on star_fact_check.
    """
    said = [str(value) for key, value in record.items() if key.lower() not in ("id", "apiname")]
    written = " ".join(said)
    yes_no = _yes_or_no(written, reply)
    if yes_no is False:
        return False
    days = {day.lower() for day in _DAY.findall(reply)}
    recorded = {day.lower() for day in _DAY.findall(written)}
    if days and recorded and not days & recorded:
        return False
    there = _numbers(written) | _numbers(known)
    stated = _numbers(reply)
    if stated - there:
        # A number the record does not hold contradicts it only where the record holds numbers of its own.
        return False if _numbers(written) else yes_no
    lowered = f"{written} {known}".lower()
    names = {name.lower() for name in _NAMED.findall(reply)} - _COMMON
    if any(name not in lowered for name in names) and any(value[:1].isupper() for value in said):
        return False if _single_words(said) else yes_no
    if stated & _numbers(written) or any(len(v) > 2 and v.lower() in reply.lower() for v in said):
        return True
    return yes_no


def _yes_or_no(written: str, reply: str) -> bool | None:
    record_no, record_yes = bool(_RECORD_NO.search(written)), bool(_RECORD_YES.search(written))
    if not record_no and not record_yes:
        return None
    reply_no, reply_yes = bool(_REPLY_NO.search(reply)), bool(_REPLY_YES.search(reply))
    if not reply_no and not reply_yes:
        return None
    if record_no != reply_no:
        return False
    # "Available" in the record and "confirmed" in the reply: it was offered, never booked.
    only_offered = not record_no and _OFFERED.search(written) and not _DONE.search(written)
    return not (only_offered and _DONE.search(reply) and "?" not in reply)


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "").rstrip(".") for number in _NUMBER.findall(text)}


def _single_words(said: list[str]) -> bool:
    return any(value.strip().isalpha() for value in said)
