"""Plain records: what an importer reads out of a file, before anything is stored.

Pure: no Django, no database. An importer yields `ConversationRecord`s and `Refusal`s in the
file's order; redaction and the `ingest` act take them from there.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Role = Literal["customer", "staff", "bot", "system"]
Channel = Literal["chat", "mail", "phone", "form", "social", "other"]


@dataclass(slots=True)
class PartyRecord:
    """Someone who takes part: how the source names them.

    `key` is the source's own id ("agent-29027927", "382910"), `mail` an address, `name` a
    display name; at least one is given. `role` says which side they are on.
    """

    role: Role
    key: str | None = None
    mail: str | None = None
    name: str | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes quicker than field by field."""
        return PartyRecord, (self.role, self.key, self.mail, self.name)


@dataclass(slots=True)
class MessageRecord:
    """One message or note. `text` is the readable text; `quoted` the reply tail folded away."""

    text: str
    role: Role
    author: PartyRecord | None = None
    sent_at: datetime | None = None
    internal: bool = False
    id: str | None = None
    quoted: str = ""
    recording_url: str | None = None


@dataclass(slots=True)
class EventRecord:
    """Something that happened in a system: a look-up, a hand-over, a status change.

    `after` is the 0-based number of the message it followed, -1 for before the first.
    """

    after: int
    text: str
    name: str | None = None
    at: datetime | None = None
    author: PartyRecord | None = None


@dataclass(slots=True)
class SatisfactionRecord:
    """A customer's answer to a survey, and whom it is about: the author, not the assignee."""

    answer: str | None = None
    comment: str | None = None
    about: PartyRecord | None = None


@dataclass(slots=True)
class ConversationRecord:
    """One conversation as the source has it. `row` is where in the file it began (1-based)."""

    id: str
    source: str
    messages: list[MessageRecord]
    row: int
    url: str | None = None
    subject: str | None = None
    channel: Channel = "other"
    status: str | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    updated_at: datetime | None = None
    tags: list[str] = field(default_factory=list)
    team: str | None = None
    assignee: PartyRecord | None = None
    customer: PartyRecord | None = None
    satisfaction: SatisfactionRecord | None = None
    events: list[EventRecord] = field(default_factory=list)
    custom: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that could not be used: where, which field, and why in plain words with what to do.

    `what` says whether a whole conversation or a single message was refused.
    """

    file: str
    row: int
    field: str | None
    reason: str
    what: Literal["conversation", "message"] = "conversation"
