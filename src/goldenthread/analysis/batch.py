"""The columns that go into a step and the columns that come out of it.

In (`CONVERSATIONS`): one row a conversation, messages and events as lists in their order.
Out (`FINDING`): `id`, a `mark`, and `evidence` as spans of message texts.
"""

from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa

from .talk import Event, Finding, Span, Talk, Turn

MARKS = ("shown", "partly", "grow", "na", "cannot_tell")

MESSAGE = pa.struct([("text", pa.string()), ("role", pa.string()), ("internal", pa.bool_())])
EVENT = pa.struct([("after", pa.int32()), ("name", pa.string()), ("text", pa.string())])
CONVERSATIONS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("messages", pa.list_(MESSAGE), nullable=False),
        pa.field("events", pa.list_(EVENT), nullable=False),
    ]
)

SPAN = pa.struct([("message", pa.int32()), ("start", pa.int32()), ("end", pa.int32())])
EVIDENCE = pa.list_(SPAN)
FINDING = pa.schema([("id", pa.string()), ("mark", pa.string()), ("evidence", EVIDENCE)])


def talks(batch: pa.RecordBatch) -> list[Talk]:
    """Unpack a batch of shape `CONVERSATIONS` (n rows) into n conversations, as `each_talk` does."""
    return list(each_talk(batch))


def each_talk(batch: pa.RecordBatch) -> Iterator[Talk]:
    """Unpack a batch of shape `CONVERSATIONS` (n rows) into n conversations, in the batch's order.

    One at a time: a conversation that is read and let go before the next costs the collector nothing.
    Message numbers are 0-based, `after` is the number of the message that an event followed (-1 before
    the first). Assumes no nulls but in an event's name or text. Raises `KeyError` for a missing column.
    """
    messages, events = batch.column("messages"), batch.column("events")
    said = messages.flatten()
    texts, roles = said.field("text").to_pylist(), said.field("role").to_pylist()
    internal = said.field("internal").to_pylist()
    happened = events.flatten()
    afters, names = happened.field("after").to_pylist(), happened.field("name").to_pylist()
    details = happened.field("text").to_pylist()
    m, e = 0, 0
    for id, turns, seen in zip(
        batch.column("id").to_pylist(),
        messages.value_lengths().to_pylist(),
        events.value_lengths().to_pylist(),
        strict=True,
    ):
        yield Talk(
            id,
            [Turn(i, texts[m + i], roles[m + i], internal[m + i]) for i in range(turns)],
            [Event(afters[k], names[k] or "", details[k] or "") for k in range(e, e + seen)],
        )
        m, e = m + turns, e + seen


def columns(ids: pa.Array, findings: Sequence[Finding]) -> pa.RecordBatch:
    """Pack n findings into the columns of `FINDING`, n rows in the same order as the ids."""
    return pa.record_batch([ids, marks_of(findings), evidence_of(findings)], schema=FINDING)


def marks_of(findings: Sequence[Finding]) -> pa.Array:
    """Pack the marks of n findings."""
    return pa.array([finding.mark for finding in findings], pa.string())


def evidence_of(findings: Sequence[Finding]) -> pa.Array:
    """Pack the spans of n findings as a list column."""
    lengths = [0]
    flat: list[tuple[int, int, int]] = []
    for finding in findings:
        flat.extend(finding.evidence)
        lengths.append(len(flat))
    spans = pa.StructArray.from_arrays(
        [pa.array([span[part] for span in flat], pa.int32()) for part in range(3)], fields=list(SPAN)
    )
    return pa.ListArray.from_arrays(pa.array(lengths, pa.int32()), spans)


def spans_in(evidence: pa.ListArray) -> list[list[Span]]:
    """Unpack what `evidence_of` packed."""
    flat = evidence.flatten()
    spans = list(zip(*(flat.field(part).to_pylist() for part in range(3)), strict=True))
    found, at = [], 0
    for length in evidence.value_lengths().to_pylist():
        found.append(spans[at : at + length])
        at += length
    return found


def run_step(judge: Callable[[Talk], Finding], batch: pa.RecordBatch) -> pa.RecordBatch:
    """Judge every conversation of a batch alone: what comes out depends on no other row."""
    return columns(batch.column("id"), [judge(talk) for talk in each_talk(batch)])
