"""Whether a reply agrees with a written guideline at hand: the same amounts, terms and limits.

Compares quantities ("30 days", "20 %") of a reply's sentence with those of the guideline's sentence that is
about the same thing. What is said in words alone is left to people. It reads English.
"""

import re

from .cues import cue
from .talk import Event, Talk, Turn

IS_GUIDELINE = cue(r"guidelines?", r"polic(?:y|ies)", r"knowledge ?base", r"articles?", r"house rules?")
_QUANTITY = re.compile(r"(?P<before>[$€£])?(?P<number>\d+(?:[.,]\d+)*)\s?(?P<unit>%|[a-z]+)?", re.I)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 5
# So many shared word stems, the unit left out, make two sentences be about the same thing.
_SAME_THING = 2
_EVERYDAY = frozenset(
    ["your", "with", "that", "this", "have", "will", "from", "been", "within", "must", "they", "than", "only"]
)


def guidelines_at_hand(talk: Talk) -> list[str]:
    """Collect the guideline texts that came with a conversation, as events or as internal notes."""
    return [event.text for event in talk.events if _is_guideline(event)] + [
        note.text for note in guideline_notes(talk)
    ]


def guideline_notes(talk: Talk) -> list[Turn]:
    """Find the internal notes that quote a guideline: they name it in their first words."""
    return [note for note in talk.notes if IS_GUIDELINE.search(note.text[:60])]


def _is_guideline(event: Event) -> bool:
    return bool(IS_GUIDELINE.search(event.name.replace("_", " "))) and not event.text.lstrip().startswith("{")


def agrees_with(guideline: str, sentence: str) -> bool | None:
    """Say whether a sentence's quantities agree with a guideline's, contradict it, or meet none (None).

    Both are plain texts. Every guideline sentence about the same thing counts; one with the same quantity is
    enough to agree. Source: own rules.
    """
    stated = _quantities(sentence)
    about = _stems(sentence)
    contradicted = False
    for rule in _SENTENCES.split(guideline):
        allowed = _quantities(rule)
        for unit, numbers in stated.items():
            if unit not in allowed or len((about & _stems(rule)) - {unit[:_STEM]}) < _SAME_THING:
                continue
            if numbers & allowed[unit]:
                return True
            contradicted = True
    return False if contradicted else None


def _quantities(text: str) -> dict[str, set[str]]:
    """Read unit → numbers; a bare number has no unit and is left out."""
    found: dict[str, set[str]] = {}
    for match in _QUANTITY.finditer(text):
        unit = match["before"] or (match["unit"] or "").lower().rstrip("s")
        if unit:
            found.setdefault(unit, set()).add(match["number"].replace(",", "").rstrip("."))
    return found


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _EVERYDAY}
