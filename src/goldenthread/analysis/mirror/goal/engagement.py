"""Engagement: why it matters to us, who was asked, and what they said."""

import pyarrow as pa

from goldenthread.analysis.cues import cue
from goldenthread.analysis.mirror.draft import Span
from goldenthread.analysis.mirror.quoting import quote
from goldenthread.analysis.mirror.topic import topic

from .batch import run_part, sentences_with

NAME = "engagement"
VERSION = "engagement-1"

TOGETHER = cue(
    r"(?:we|i)(?:'ve| have)? (?:asked|spoke (?:to|with)|talked (?:to|with)|listened|sat down with|consulted|interviewed|met with|heard from)", r"(?:\w+) (?:told us|told me|said|say|says|asked (?:us|for)|suggested|proposed|wrote|wants?|chose|came up with|brought)",
    r"matters? (?:to|because)", r"why (?:it|this|that) matters", r"because (?:we|our|they|people|it|the team|nobody|each|every|\w+ (?:is|are|of us))", r"(?:means|important) (?:a lot |something |so much )?to (?:us|me|the|our|\w+)", r"(?:the team|the crew|everyone|all of us|the drivers|the nurses|agents|colleagues|frontline|front line|staff|the desk)[^.?!]{0,40}(?:asked|said|told|chose|agreed|want|wants|voted|feel|care|believes?|helped|shaped|wrote)",
    r"in (?:their|our) (?:own )?words", r"we (?:care|believe|are proud|all want|are tired of|chose|voted|agreed)", r"proud of", r"together with", r"(?:it is|it's) (?:us|we) who", r"for (?:us|me),? (?:it|this|that)", r"after (?:talking|listening|speaking) (?:to|with)", r"idea (?:of|came from|by)", r"at the huddle",
)  # fmt: skip


def find(text: str) -> list[Span]:
    """Find the sentences that say why it matters to us, or who was asked."""
    return sentences_with(text, TOGETHER)


def suggest(text: str) -> str:
    """Propose to bring in those whom the goal needs."""
    about = topic(text) or "this"
    return (
        f"{quote(text)} says nothing of the people behind it. Say why {about} matters to you as a team, whom you "
        "asked, and what one of them said."
    )


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.GOALS` in, n rows of `mirror.batch.FOUND` out, in the same order.

    Evidence: code points of the text. Assumes English (else nothing is found). Raises `KeyError` for a
    missing column. Source: own cues from the definition.
    """
    return run_part(find, batch)
