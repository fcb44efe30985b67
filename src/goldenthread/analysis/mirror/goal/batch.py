"""The columns that go into a goal's steps; what comes out has the shape of `mirror.batch.FOUND`."""

from collections.abc import Callable

import pyarrow as pa

from goldenthread.analysis.cues import Cue
from goldenthread.analysis.language import foreign
from goldenthread.analysis.mirror.batch import FOUND, found
from goldenthread.analysis.mirror.draft import Span, sentences_of

GOALS = pa.schema(
    [pa.field("id", pa.string(), nullable=False), pa.field("text", pa.string(), nullable=False)]
)


def sentences_with(text: str, cues: Cue, never: Cue | None = None) -> list[Span]:
    """Find the sentences that hold a cue and none of those that rule it out; none outside English."""
    if foreign(text[:4000]):
        return []
    return [
        (start, end)
        for start, end in sentences_of(text)
        if cues.search(text, start, end) and not (never and never.search(text, start, end))
    ]


def run_part(find: Callable[[str], list[Span]], batch: pa.RecordBatch) -> pa.RecordBatch:
    """Find one part in every goal of a batch alone: what comes out depends on no other row."""
    spans = [find(text) for text in batch.column("text").to_pylist()]
    return pa.record_batch([batch.column("id"), *found(spans)], schema=FOUND)
