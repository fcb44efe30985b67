"""What customers let be heard: praise in words of their own, and what they feel.

Praise is evidence for a story worth telling: a formula ("thanks, bye") is courtesy, not praise. A sentence
speaks for itself alone; only sentences that a head is sure of are pointed at, since a wrong quote costs
more than a missing one.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from .batch import EVIDENCE, SPAN, each_talk
from .cues import cue
from .heads import Heads, shipped
from .language import READ, language_of
from .talk import Span, Talk, sentences

NAME = "heard"
VERSION = "heard-1"

FELT = pa.list_(pa.struct([("feeling", pa.string()), *SPAN]))
HEARD = pa.schema([("id", pa.string()), ("language", pa.string()), ("praise", EVIDENCE), ("felt", FELT)])

# From which probability on a feeling is pointed at, so that on STAR's chats what was found was felt.
SURE = {"anger": 0.65, "disappointment": 0.75, "worry": 0.7, "joy": 0.75}
# A word or two ("Wow!", "ok thanks") tells nothing worth pointing at.
LEAST_SPACES = 2
# The words decide; the head only has to find them a little thankful or admiring.
THANKFUL = 0.1
_GOOD = (
    r"(?:great|wonderful|amazing|(?:the )?best|(?:so |very |most )?(?:helpful|kind|patient|quick|good at)"
    r"|a star|a legend|an angel|life ?savers?|brilliant|fantastic|awesome|excellent|lovely|thorough"
    r"|thoughtful|professional|sweet|incredible|outstanding|superb|friendly|understanding|attentive"
    r"|a (?:real )?(?:hero|gem|pleasure|joy))"
)
_WE = r"(?:(?:your|the) (?:team|colleagues?|service|support|help|staff|agent)|\[name\])"
_THANKS = r"(?:thank(?:s|'s)?(?: you| u)?|ty|appreciate|love)"
# Praise names what we did or were. A lovely tent is the tent's merit, and "thanks, bye" is a courtesy.
_PRAISES = cue(
    rf"(?:you|u)(?:'re| are|r| were|'ve been| have been|'ve all been) (?:\w+ ){{0,2}}{_GOOD}",
    r"(?:you|u) (?:\w+ )?(?:saved|rescued|listened|explained|understood|solved|fixed|stayed|cared|sorted"
    r"|went|made (?:my|me|this|it|our|us)|turned)",
    rf"{_THANKS} (?:\w+ ){{0,3}}?for (?:\w+ )?(?!(?:noth|someth|anyth|everyth|ask|try|play)ing)\w{{3,}}ing",
    rf"{_THANKS} (?:\w+ ){{0,4}}your (?:patience|kindness|honesty|effort|care|support|quick|fast)",
    rf"{_WE} (?:\w+ )?(?:was|is|were|are|has been|have been) (?:\w+ ){{0,2}}{_GOOD}",
    r"(?:best|great|excellent|fantastic|amazing|outstanding|superb|wonderful) (?:customer )?"
    r"(?:service|support|help|experience)",
    r"(?:he|she|they) (?:was|were|has been) (?:\w+ )?(?:helpful|kind|patient)",
    r"pleasure (?:to )?(?:talk|speak|chat|deal|work)\w*", r"(?:commend|compliment|shout ?out|kudos)(?: \w+)?",
    r"(?:a|you) life ?saver", r"above and beyond",
)  # fmt: skip
_NOT_MEANT = re.compile(
    r"\bfor nothing\b|\banyway\b|\bi guess\b|\b(?:from|of) them\b|\bthey have\b|\bno thanks?\b|n['’]t\b"
    r"|\?\s*$|\b(?:not|never|hardly|if|would|could|can|will|please|unless|tomorrow)\b",
    re.I,
)
# Others' feelings, ones to come, a joke's question, and "I'm afraid I can't", which is only polite.
_NOT_FELT = re.compile(
    r"\?\s*$|\b(?:will|would|gonna|going to) be (?:\w+ )?(?:happy|excit\w+|nice|fun)|\w+ is (?:so )?excited"
    r"|unfortunately|\bi(?:['’]m| am) afraid (?:not|i (?:can|do|did|forg|have no|am not))",
    re.I,
)


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Listen to a batch: n rows of `batch.CONVERSATIONS` in, n rows of `HEARD` out, in the same order.

    `language` is the customers' (ISO 639-1; null where too little was written to say). `praise` and `felt`
    point at customers' sentences: 0-based message numbers, code points; empty for a language that is not
    read. Evidence only, no mark. Assumes English. Raises `KeyError` for a missing column. Source: heads
    fitted on GoEmotions (docs/algorithms/heads.md).
    """
    heard = columns([listen(talk) for talk in each_talk(batch)])
    return pa.record_batch([batch.column("id"), *heard], schema=HEARD)


class _Said(NamedTuple):
    """A customer's sentence, where it stands, and whether staff had answered before."""

    text: str
    span: Span
    answered: bool

    @property
    def place(self) -> dict[str, int]:
        return dict(zip(("message", "start", "end"), self.span, strict=True))


Listened = tuple[str | None, list[_Said]]


def listen(talk: Talk) -> Listened:
    """Hear which language a conversation's customers write in, and their sentences if we read it."""
    language = language_of(" ".join(turn.text for turn in talk.customer)[:4000])
    return language, _spoken(talk) if language in (READ, None) else []


def columns(listened: Sequence[Listened]) -> list[pa.Array]:
    """Find praise and feelings in n conversations; gives the columns of `HEARD` after the id."""
    spoken = [said for _, said in listened]
    chances = _heads().probabilities([said.text for part in spoken for said in part])
    thankful = iter((chances[:, :2].max(1, initial=0) >= THANKFUL).tolist())
    feels = iter((chances[:, 2:] >= np.array([*SURE.values()], np.float32)).tolist())
    praise, felt = [], []
    for part in spoken:
        praise.append(
            [said.place for said in part if next(thankful) and said.answered and _is_praise(said.text)]
        )
        felt.append(
            [
                {"feeling": feeling, **said.place}
                for said in part
                for feeling in compress(SURE, next(feels))
                if not _NOT_FELT.search(said.text)
            ]
        )
    languages = pa.array([language for language, _ in listened], pa.string())
    return [languages, pa.array(praise, EVIDENCE), pa.array(felt, FELT)]


@cache
def _heads() -> Heads:
    return shipped("feelings").only("gratitude", "admiration", *SURE)


def _is_praise(text: str) -> bool:
    return bool(_PRAISES.search(text)) and not _NOT_MEANT.search(text)


def _spoken(talk: Talk) -> list[_Said]:
    first = talk.staff[0].number if talk.staff else len(talk.turns)
    return [
        _Said(turn.text[start:end], (number, start, end), number > first)
        for turn in talk.customer
        if turn.text.count(" ") >= LEAST_SPACES
        for number, start, end in sentences(turn)
        if turn.text.count(" ", start, end) >= LEAST_SPACES
    ]
