"""The columns that go into the mirror's steps and the columns that come out of them.

In (`DRAFTS`): one row a draft, what the colleague wrote and the reply.
Out (`FOUND`): whether an element is there, and its words as spans of the reply.
"""

from collections.abc import Callable, Sequence

import pyarrow as pa

from .draft import Draft, Span, drafts_of

DRAFTS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("incoming", pa.string(), nullable=False),
        pa.field("reply", pa.string(), nullable=False),
    ]
)
SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
FOUND = pa.schema([("id", pa.string()), ("found", pa.bool_()), ("spans", pa.list_(SPAN))])
EMOTION = pa.schema([("id", pa.string()), ("found", pa.bool_())])


def unpack(batch: pa.RecordBatch) -> list[Draft]:
    """Unpack a batch of shape `DRAFTS` (n rows) into n drafts. Raises `KeyError` for a missing column."""
    columns = [batch.column(name).to_pylist() for name in DRAFTS.names]
    return drafts_of(list(zip(*columns, strict=True)))


def run_element(find: Callable[[Draft], list[Span]], batch: pa.RecordBatch) -> pa.RecordBatch:
    """Find one element in every draft of a batch alone: what comes out depends on no other row."""
    return pa.record_batch(
        [batch.column("id"), *found([find(draft) for draft in unpack(batch)])], schema=FOUND
    )


def run_emotion(holds: Callable[[Draft], bool], batch: pa.RecordBatch) -> pa.RecordBatch:
    """Say of every message of a batch whether it holds emotion."""
    held = pa.array([holds(draft) for draft in unpack(batch)], pa.bool_())
    return pa.record_batch([batch.column("id"), held], schema=EMOTION)


def found(spans: Sequence[Sequence[Span]]) -> tuple[pa.Array, pa.Array]:
    """Pack the spans of n drafts: whether there are any, and the spans."""
    rows = [[{"start": start, "end": end} for start, end in row] for row in spans]
    return pa.array([bool(row) for row in rows], pa.bool_()), pa.array(rows, pa.list_(SPAN))
