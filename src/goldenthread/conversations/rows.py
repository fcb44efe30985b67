"""Lays a redacted record out as the columns of our tables; no query happens here."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any

from .door import Admitted
from .models import Conversation
from .records import ConversationRecord
from .staff import Staff, first_time

CONVERSATION = (
    "source", "source_id", "url", "subject", "channel", "status", "opened_at", "closed_at", "updated_at",
    "team", "assignee", "customer_key", "csat_answer", "csat_comment", "csat_about", "custom",
    "message_count", "has_notes", "fingerprint",
)  # fmt: skip
MESSAGE = (
    "position",
    "role",
    "author",
    "sent_at",
    "is_internal",
    "text",
    "quoted",
    "recording_url",
    "source_id",
)
EVENT = ("after", "position", "name", "text", "at", "author")
HANDLING = ("person", "messages", "notes", "last_at")

CHANNELS = frozenset(Conversation.Channel.values)


def conversation_row(admitted: Admitted, staff: Staff) -> list[Any]:
    """Lay out the conversation itself, in the order of `CONVERSATION`."""
    record = admitted.record
    csat = record.satisfaction
    return [
        record.source[:100],
        stored_id(record.id),
        _address(record.url),
        (record.subject or "")[:500],
        record.channel if record.channel in CHANNELS else "other",
        (record.status or "")[:40],
        first_time(record),
        record.closed_at,
        record.updated_at,
        staff.team(record.team),
        staff.person(record.assignee, record.source),
        admitted.customer_key,
        ((csat and csat.answer) or "")[:100],
        (csat and csat.comment) or "",
        staff.person(csat.about, record.source) if csat else None,
        record.custom,
        len(record.messages),
        any(message.internal for message in record.messages),
        admitted.fingerprint,
    ]


def message_rows(record: ConversationRecord, staff: Staff) -> Iterator[list[Any]]:
    """Lay out the messages, each in the order of `MESSAGE`."""
    authors: dict[int, int | None] = {}  # by object: an importer uses one party for all of its messages
    for position, message in enumerate(record.messages):
        author = None
        if message.role == "staff" and message.author is not None:
            known = id(message.author)
            if known not in authors:
                authors[known] = staff.person(message.author, record.source)
            author = authors[known]
        yield [
            position,
            message.role,
            author,
            message.sent_at,
            message.internal,
            message.text,
            message.quoted or "",
            _address(message.recording_url) if message.recording_url else "",
            stored_id(message.id) if message.id else "",
        ]


def event_rows(record: ConversationRecord, staff: Staff) -> Iterator[list[Any]]:
    """Lay out the events, each in the order of `EVENT`."""
    for position, event in enumerate(record.events):
        yield [
            max(-1, min(event.after, len(record.messages) - 1)),
            position,
            (event.name or "")[:200],
            event.text or "",
            event.at,
            staff.person(event.author, record.source),
        ]


def tags_of(record: ConversationRecord) -> list[str]:
    """Say the tags once each, in their order."""
    return list(dict.fromkeys(tag for tag in (t.strip()[:100] for t in record.tags) if tag))


def handling_rows(messages: list[list[Any]]) -> list[list[Any]]:
    """Sum up each person's part in a conversation from its message rows, in the order of `HANDLING`."""
    parts: dict[int, list[Any]] = {}
    for _, role, author, sent_at, is_internal, *_ in messages:
        if role != "staff" or author is None:
            continue
        part = parts.setdefault(author, [0, 0, None])
        part[1 if is_internal else 0] += 1
        part[2] = _later(part[2], sent_at)
    return [[person, *part] for person, part in parts.items()]


def stored_id(told: str) -> str:
    """Keep an id as it is told; one too long for its column ends in a hash, so that it stays unique."""
    return told if len(told) <= 200 else f"{told[:160]}…{blake2b(told.encode(), digest_size=16).hexdigest()}"


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(filter(None, (one, other)), default=None)


def _address(told: str | None) -> str:
    """Keep a web address; anything else would be a link that does harm or leads nowhere."""
    told = (told or "").strip()
    return told if told.startswith(("https://", "http://")) and len(told) <= 1000 else ""
