"""Turns stored conversations into Arrow columns for the engine."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from .columnar import EventRow, MessageRow, batch_of
from .models import Conversation, Event, Message


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """Conversations in columns, and what leads back to their rows, both in one order.

    `positions[n][i]` is the stored position of what the columns call message i of conversation n.
    """

    columns: pa.RecordBatch
    ids: list[int]
    fingerprints: list[str]
    positions: list[list[int]]

    @property
    def messages(self) -> int:
        """How many messages the batch holds."""
        return sum(map(len, self.positions))


def stored_batch(conversation_ids: Sequence[int]) -> StoredBatch:
    """Fetch conversations with their messages and events in three queries, without those gone."""
    known = dict(
        Conversation.objects.filter(pk__in=conversation_ids).order_by("pk").values_list("pk", "fingerprint")
    )
    messages: defaultdict[int, list[MessageRow]] = defaultdict(list)
    positions: defaultdict[int, list[int]] = defaultdict(list)
    said = Message.objects.filter(conversation__in=conversation_ids).order_by("conversation", "position")
    for conversation, position, text, role, internal in said.values_list(
        "conversation_id", "position", "text", "role", "is_internal"
    ).iterator(chunk_size=2000):
        messages[conversation].append((text, role, internal))
        positions[conversation].append(position)
    events: defaultdict[int, list[EventRow]] = defaultdict(list)
    happened = Event.objects.filter(conversation__in=conversation_ids).order_by(
        "conversation", "after", "position"
    )
    for conversation, after, name, text in happened.values_list("conversation_id", "after", "name", "text"):
        before = sum(position <= after for position in positions[conversation])
        events[conversation].append((before - 1, name, text))
    columns = batch_of((str(pk), messages[pk], events[pk]) for pk in known)
    return StoredBatch(columns, list(known), list(known.values()), [positions[pk] for pk in known])
