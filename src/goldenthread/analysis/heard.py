"""What customers let be heard: praise in words of their own, and what they feel.

Praise is evidence for a story worth telling: a formula ("thanks, bye") is courtesy, not praise. A sentence
speaks for itself alone; only sentences that a head is sure of are pointed at, since a wrong quote costs
more than a missing one.
"""

import re

import pyarrow as pa

from .batch import EVIDENCE, SPAN, talks
from .cues import cue
from .heads import shipped
from .language import READ, language_of
from .talk import Span, Talk, sentences

NAME = "heard"
VERSION = "heard-1"

FELT = pa.list_(pa.struct([("feeling", pa.string()), *SPAN]))
HEARD = pa.schema([("id", pa.string()), ("language", pa.string()), ("praise", EVIDENCE), ("felt", FELT)])

# From which probability on a feeling is pointed at: read on 1,500 of STAR's chats until what was found was felt.
SURE = {"anger": 0.65, "disappointment": 0.75, "worry": 0.7, "joy": 0.75}
_FAMILY = shipped("feelings").only("gratitude", "admiration", *SURE)
SURE_OF_THANKS = 0.5
_GOOD = (
    r"(?:great|wonderful|amazing|the best|best|(?:so |very |really |most )?(?:helpful|kind|patient|quick|good at)|a star|a legend|an angel"
    r"|life ?savers?|brilliant|fantastic|awesome|excellent|lovely|thorough|professional|thoughtful|sweet|incredible"
    r"|outstanding|superb|friendly|understanding|attentive|a (?:real )?(?:hero|gem|pleasure|joy))"
)
_WE = r"(?:your (?:team|colleagues?|service|support|help|staff)|the (?:team|service|support|agent|advisor|staff)|\[name\])"
# Praise names what we did or were. A lovely tent is the tent's merit, and "thanks, bye" is a courtesy.
_PRAISES = cue(
    rf"(?:you|u)(?:'re| are|r| were|'ve been| have been|'ve all been) (?:\w+ ){{0,2}}{_GOOD}",
    r"(?:you|u) (?:\w+ )?(?:saved|rescued|listened|explained|understood|solved|fixed|stayed|cared|sorted|went"
    r"|made (?:my|me|this|it|our|us)|turned)",
    r"(?:thank(?:s|'s)?(?: you| u)?|ty|appreciate you) (?:\w+ ){0,3}?for (?:\w+ )?(?!(?:noth|someth|anyth|everyth|ask|try|play)ing)\w{3,}ing",
    r"(?:thank(?:s|'s)?(?: you| u)?|ty|appreciate|love) (?:\w+ ){0,4}your (?:patience|kindness|honesty|effort|care|support|quick|fast)",
    rf"{_WE} (?:\w+ )?(?:was|is|were|are|has been|have been) (?:\w+ ){{0,2}}{_GOOD}",
    r"(?:best|great|excellent|fantastic|amazing|outstanding|superb|wonderful) (?:customer )?(?:service|support|help|experience)",
    r"(?:a|you) life ?saver", r"above and beyond", r"(?:he|she|they) (?:was|were|has been) (?:\w+ )?(?:helpful|kind|patient)",
    r"pleasure (?:to )?(?:talk|speak|chat|deal|work)\w*", r"(?:commend|compliment|shout ?out|kudos)(?: \w+)?",
)  # fmt: skip
_NOT_MEANT = re.compile(
    r"\bfor nothing\b|\banyway\b|\bi guess\b|\b(?:from|of) them\b|\bthey have\b|\bno thanks?\b|\b(?:not|never|hardly|if|would|could|can|will|please|unless|tomorrow)\b|n['’]t\b|\?\s*$",
    re.I,
)


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Listen to a batch: n rows of `batch.CONVERSATIONS` in, n rows of `HEARD` out, in the same order.

    `language` is the customers' (ISO 639-1; null where too little was written to say). `praise` and `felt`
    point at customers' sentences: 0-based message numbers, code points; empty for a language that is not
    read. Evidence only, no mark. Assumes English. Raises `KeyError` for a missing column. Source: heads
    fitted on GoEmotions (docs/algorithms/heads.md).
    """
    listened = talks(batch)
    languages = [language_of(" ".join(turn.text for turn in talk.customer)[:4000]) for talk in listened]
    spoken = [
        _spoken(talk) if language in (READ, None) else []
        for talk, language in zip(listened, languages, strict=True)
    ]
    chances = _FAMILY.probabilities([text for said in spoken for text, _, _ in said])
    praise: list[list[dict[str, int]]] = []
    felt: list[list[dict[str, str | int]]] = []
    at = 0
    for said in spoken:
        praise.append([])
        felt.append([])
        for (text, span, answered), row in zip(said, chances[at : at + len(said)], strict=True):
            place = dict(zip(("message", "start", "end"), span, strict=True))
            if (
                answered
                and max(row[:2]) >= SURE_OF_THANKS
                and _PRAISES.search(text)
                and not _NOT_MEANT.search(text)
            ):
                praise[-1].append(place)
            for feeling, sure, chance in zip(SURE, SURE.values(), row[2:], strict=True):
                if chance >= sure:
                    felt[-1].append({"feeling": feeling, **place})
        at += len(said)
    columns = [
        batch.column("id"),
        pa.array(languages, pa.string()),
        pa.array(praise, EVIDENCE),
        pa.array(felt, FELT),
    ]
    return pa.record_batch(columns, schema=HEARD)


def _spoken(talk: Talk) -> list[tuple[str, Span, bool]]:
    """List the customers' sentences, with whether staff had answered before."""
    first = talk.staff[0].number if talk.staff else len(talk.turns)
    return [
        (turn.text[span[1] : span[2]], span, turn.number > first)
        for turn in talk.customer
        for span in sentences(turn)
    ]
