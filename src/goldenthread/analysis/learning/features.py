"""What an own head looks at in a conversation: the shipped mark, and what was said, in a few numbers."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from goldenthread.analysis import meaning
from goldenthread.analysis.batch import MARKS, talks
from goldenthread.analysis.heads import Heads, shipped
from goldenthread.analysis.talk import Talk, Turn, sentences

Floats = NDArray[np.float32]
MOST_EVIDENCE = 4
# 150 numbers about a conversation from a hundred reviews: what it means must not drown what was marked.
MEANING_COUNTS = 0.5


def features_of(batch: pa.RecordBatch, marks: Sequence[str], evidence: Sequence[int]) -> Floats:
    """Describe n conversations of shape `CONVERSATIONS` for one behaviour, as (n, d) float32, all near 0..1.

    `marks` (n) are what the shipped step says, `evidence` (n) how many spans it points at. Each row depends
    on its own conversation alone. Raises `KeyError` for a missing column, `ValueError` for an unknown mark.
    """
    marked = np.zeros((len(marks), len(MARKS) + 1), np.float32)
    for row, (mark, spans) in enumerate(zip(marks, evidence, strict=True)):
        marked[row, MARKS.index(mark)] = 1
        marked[row, -1] = min(spans, MOST_EVIDENCE) / MOST_EVIDENCE
    return np.concatenate([marked, said_in(batch)], axis=1)


def said_in(batch: pa.RecordBatch) -> Floats:
    """Describe what was said in n conversations, whatever the behaviour: (n, d) float32."""
    listened = talks(batch)
    if not listened:
        width = sum(len(heads.names) for heads in _families()) * 2 + 5 + meaning.shipped().dim
        return np.zeros((0, width), np.float32)
    parts = [np.array([_counts(talk) for talk in listened], np.float32)]
    for side in ("staff", "customer"):
        said = [_sentences(getattr(talk, side)) for talk in listened]
        flat = list(chain.from_iterable(said))
        parts += [_strongest(heads.probabilities(flat), said) for heads in _families()]
    meant = meaning.shipped().encode([" ".join(turn.text for turn in talk.staff) for talk in listened])
    return np.concatenate([*parts, meant * MEANING_COUNTS], axis=1)


def _families() -> tuple[Heads, ...]:
    return shipped("empathy"), shipped("politeness"), shipped("feelings")


def _sentences(turns: Sequence[Turn]) -> list[str]:
    return [turn.text[start:end] for turn in turns for _, start, end in sentences(turn)]


def _strongest(chances: Floats, said: list[list[str]]) -> Floats:
    """Take each head's strongest sentence of every conversation; nought where nothing was said."""
    highest = np.zeros((len(said), chances.shape[1]), np.float32)
    at = 0
    for row, part in enumerate(said):
        if part:
            highest[row] = chances[at : at + len(part)].max(axis=0)
            at += len(part)
    return highest


def _counts(talk: Talk) -> tuple[float, ...]:
    """Say how long it was and how it went, on scales where a common conversation is near one half."""
    words = sum(turn.text.count(" ") + 1 for turn in talk.staff)
    asked = sum("?" in turn.text for turn in talk.staff)
    return (
        min(1.0, len(talk.staff) / 12),
        min(1.0, words / (30 * max(1, len(talk.staff)))),
        asked / max(1, len(talk.staff)),
        min(1.0, len(talk.notes) / 2),
        min(1.0, len(talk.events) / 4),
    )
