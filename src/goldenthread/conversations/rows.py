"""Lays a redacted record out as the columns of our tables, all but the keys that only the database knows.

Pure: no Django. The process that reads a file does this, because everything else waits for the one that
stores. Times (UTC), JSON and truth are spelled as SQLite keeps them, which PostgreSQL reads as well.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple, get_args

import orjson

from .door import Admitted
from .records import Channel, ConversationRecord, PartyRecord

# The first columns of each are people or teams, which an import finds or makes as it stores.
CONVERSATION = (
    "team", "assignee", "csat_about",
    "source", "source_id", "url", "subject", "channel", "status", "opened_at", "closed_at", "updated_at",
    "customer_key", "csat_answer", "csat_comment", "custom", "message_count", "has_notes", "fingerprint",
)  # fmt: skip
MESSAGE = (
    "author",
    "position",
    "role",
    "sent_at",
    "is_internal",
    "text",
    "quoted",
    "recording_url",
    "source_id",
)
EVENT = ("author", "after", "position", "name", "text", "at")
HANDLING = ("person", "messages", "notes", "last_at")

CHANNELS = frozenset(get_args(Channel))
NOBODY = -1  # a place among the parties that is nobody's

Row = Sequence[Any]


class Layout(NamedTuple):
    """A record as rows in which a person is told by their place among `parties`.

    `messages`, `events` and `handlings` begin with that place; `conversation` lacks its people and team.
    `row` is where in the file the record began. A tuple, because it travels between processes.
    """

    row: int
    source: str
    source_id: str
    fingerprint: str
    updated_at: datetime | None
    began_at: datetime | None
    team: str | None
    parties: list[PartyRecord]
    assignee: int
    about: int
    subject: str
    comment: str
    conversation: Row
    messages: list[Row]
    events: list[Row]
    tags: list[str]
    handlings: list[Row]

    @property
    def key(self) -> tuple[str, str]:
        """Say what the conversation is told from every other by."""
        return self.source[:100], self.source_id

    def head_by(self, people: Sequence[int | None], team: int | None) -> Row:
        """Give the conversation in the order of `CONVERSATION`."""
        return (team, people[self.assignee], people[self.about], *self.conversation)

    def messages_by(self, people: Sequence[int | None]) -> list[Row]:
        """Give the messages, each in the order of `MESSAGE`."""
        return [(people[row[0]], *row[1:]) for row in self.messages]

    def events_by(self, people: Sequence[int | None]) -> list[Row]:
        """Give the events, each in the order of `EVENT`."""
        return [(people[row[0]], *row[1:]) for row in self.events]

    def handlings_by(self, people: Sequence[int | None]) -> list[Row]:
        """Give each person's part, in the order of `HANDLING`; two parties may be one person."""
        return _summed_up((people[row[0]], *row[1:]) for row in self.handlings)

    @property
    def said(self) -> list[str]:
        """Give the texts of the messages that are no notes between colleagues."""
        return [row[5] for row in self.messages if not row[4]]

    @property
    def noted(self) -> list[str]:
        """Give the texts of the notes between colleagues."""
        return [row[5] for row in self.messages if row[4]]


def lay_out(admitted: Admitted) -> Layout:
    """Lay out everything that the record says."""
    record, csat = admitted.record, admitted.record.satisfaction
    parties, places = _parties_of(record)
    messages = _messages(record, places)
    source_id, began_at = stored_id(record.id), _first_time(record)
    subject, comment = (record.subject or "")[:500], (csat and csat.comment) or ""
    return Layout(
        row=record.row,
        source=record.source,
        source_id=source_id,
        fingerprint=admitted.fingerprint,
        updated_at=record.updated_at,
        began_at=began_at,
        team=record.team,
        parties=parties,
        assignee=places.get(id(record.assignee), NOBODY),
        about=places.get(id(csat.about), NOBODY) if csat else NOBODY,
        subject=subject,
        comment=comment,
        conversation=(
            record.source[:100],
            source_id,
            _address(record.url),
            subject,
            record.channel if record.channel in CHANNELS else "other",
            (record.status or "")[:40],
            *_spelled([began_at, record.closed_at, record.updated_at]),
            admitted.customer_key,
            ((csat and csat.answer) or "")[:100],
            comment,
            orjson.dumps(record.custom).decode(),
            len(messages),
            int(any(message.internal for message in record.messages)),
            admitted.fingerprint,
        ),
        messages=messages,
        events=_events(record, places),
        tags=list(dict.fromkeys(tag for tag in (t.strip()[:100] for t in record.tags) if tag)),
        handlings=_handlings(messages),
    )


def _parties_of(record: ConversationRecord) -> tuple[list[PartyRecord], dict[int, int]]:
    """Gather everyone of ours whom a record names, in the order they appear, and where each object stands."""
    parties: list[PartyRecord] = []
    places: dict[int, int] = {}  # by object: an importer uses one party for all of its messages
    csat = record.satisfaction
    for party in (
        *(message.author for message in record.messages if message.role == "staff"),
        *(event.author for event in record.events if event.author and event.author.role == "staff"),
        record.assignee,
        csat.about if csat else None,
    ):
        if party is not None and id(party) not in places:
            places[id(party)] = len(parties)
            parties.append(party)
    return parties, places


def _messages(record: ConversationRecord, places: dict[int, int]) -> list[Row]:
    times = _spelled([message.sent_at for message in record.messages])
    return [
        (
            places.get(id(message.author), NOBODY) if message.role == "staff" else NOBODY,
            position,
            message.role,
            sent_at,
            1 if message.internal else 0,
            message.text,
            message.quoted or "",
            _address(message.recording_url) if message.recording_url else "",
            stored_id(message.id) if message.id else "",
        )
        for position, (message, sent_at) in enumerate(zip(record.messages, times, strict=True))
    ]


def _events(record: ConversationRecord, places: dict[int, int]) -> list[Row]:
    times = _spelled([event.at for event in record.events])
    return [
        (
            places.get(id(event.author), NOBODY),
            max(-1, min(event.after, len(record.messages) - 1)),
            position,
            (event.name or "")[:200],
            event.text or "",
            at,
        )
        for position, (event, at) in enumerate(zip(record.events, times, strict=True))
    ]


def _handlings(messages: list[Row]) -> list[Row]:
    """Sum up each party's part in a conversation from its message rows."""
    return _summed_up((None if row[0] == NOBODY else row[0], 1 - row[4], row[4], row[3]) for row in messages)


def _summed_up(parts: Iterable[Row]) -> list[Row]:
    """Add up the parts of the same person and leave nobody's out."""
    whole: dict[int, list[Any]] = {}
    for person, messages, notes, last_at in parts:
        if person is None:
            continue
        so_far = whole.setdefault(person, [0, 0, None])
        so_far[0] += messages
        so_far[1] += notes
        if last_at is not None and (so_far[2] is None or so_far[2] < last_at):
            so_far[2] = last_at
    return [(person, *part) for person, part in whole.items()]


def stored_id(told: str) -> str:
    """Keep an id as it is told; one too long for its column ends in a hash, so that it stays unique."""
    return told if len(told) <= 200 else f"{told[:160]}…{blake2b(told.encode(), digest_size=16).hexdigest()}"


def _first_time(record: ConversationRecord) -> datetime | None:
    """Say when a conversation began: as told, else when its first message was sent."""
    return record.opened_at or next((m.sent_at for m in record.messages if m.sent_at), None)


def _spelled(times: list[datetime | None]) -> list[str | None]:
    # The door put every time in UTC; Django keeps that in SQLite without saying so. Python's own
    # `isoformat` takes ten times as long.
    spelled = orjson.dumps(times).replace(b"T", b" ").replace(b"+00:00", b"")
    return orjson.loads(spelled)  # type: ignore[no-any-return]


def _address(told: str | None) -> str:
    """Keep a web address; anything else would be a link that does harm or leads nowhere."""
    told = (told or "").strip()
    return told if told.startswith(("https://", "http://")) and len(told) <= 1000 else ""
