"""Turns conversations into Arrow columns for the engine; pure, without the database.

One row a conversation: `id`, `messages` (text, role, internal) and `events` (after, name, text), each
list in the order of the conversation. Message numbers are 0-based positions in that list.
"""

from collections.abc import Iterable, Sequence

import pyarrow as pa

from .records import ConversationRecord

# text, role, internal · after, name, text
MessageRow = tuple[str, str, bool]
EventRow = tuple[int, str, str]

_MESSAGE = pa.struct([("text", pa.string()), ("role", pa.string()), ("internal", pa.bool_())])
_EVENT = pa.struct([("after", pa.int32()), ("name", pa.string()), ("text", pa.string())])
SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("messages", pa.list_(_MESSAGE), nullable=False),
        pa.field("events", pa.list_(_EVENT), nullable=False),
    ]
)
_MOST = 2**31 - 1


def batch_of(
    conversations: Iterable[tuple[str, Sequence[MessageRow], Sequence[EventRow]]],
) -> pa.RecordBatch:
    """Pack conversations into one batch, in the order given.

    A lone surrogate, which no UTF-8 text can hold, becomes one “?” so that every offset stays true.
    """
    ids: list[str] = []
    texts: list[str] = []
    roles: list[str] = []
    internal: list[bool] = []
    afters: list[int] = []
    names: list[str] = []
    details: list[str] = []
    message_ends, event_ends = [0], [0]
    for id, messages, events in conversations:
        ids.append(_storable(id))
        for text, role, inside in messages:
            texts.append(_storable(text))
            roles.append(role)
            internal.append(inside)
        for after, name, detail in events:
            afters.append(max(-1, min(after, _MOST)))
            names.append(_storable(name))
            details.append(_storable(detail))
        message_ends.append(len(texts))
        event_ends.append(len(afters))
    said = pa.StructArray.from_arrays(
        [pa.array(texts, pa.string()), pa.array(roles, pa.string()), pa.array(internal, pa.bool_())],
        fields=list(_MESSAGE),
    )
    happened = pa.StructArray.from_arrays(
        [pa.array(afters, pa.int32()), pa.array(names, pa.string()), pa.array(details, pa.string())],
        fields=list(_EVENT),
    )
    return pa.record_batch(
        [
            pa.array(ids, pa.string()),
            pa.ListArray.from_arrays(pa.array(message_ends, pa.int32()), said),
            pa.ListArray.from_arrays(pa.array(event_ends, pa.int32()), happened),
        ],
        schema=SCHEMA,
    )


def batch_of_records(records: Iterable[ConversationRecord]) -> pa.RecordBatch:
    """Pack what an importer read."""
    return batch_of(
        (
            record.id,
            [(message.text, message.role, message.internal) for message in record.messages],
            [(event.after, event.name or "", event.text or "") for event in record.events],
        )
        for record in records
    )


def _storable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
