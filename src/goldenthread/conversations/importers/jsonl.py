"""Golden Thread's own JSON lines, one conversation a line; docs/import-formats.md lists the fields."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from goldenthread.conversations.importers.contract import Options, Sample
from goldenthread.conversations.records import (
    ConversationRecord,
    EventRecord,
    MessageRecord,
    PartyRecord,
    Refusal,
    Role,
    SatisfactionRecord,
)

NAME = "jsonl"
LABEL = "JSON lines, one conversation a line"

_ROLES: dict[str, Role] = {
    "customer": "customer", "user": "customer", "end-user": "customer", "visitor": "customer",
    "agent": "staff", "staff": "staff", "admin": "staff", "assistant": "staff", "lead": "staff",
    "bot": "bot", "system": "system",
}  # fmt: skip


class _Bad(Exception):
    """A field that cannot be used."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


def recognises(sample: Sample) -> float:
    """Look at the first line: an object with a list of messages."""
    first = sample.head.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0]
    return 0.9 if first.startswith(b"{") and b'"messages"' in first and b'"role"' in first else 0.0


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield a record or a refusal a line; blank lines pass."""
    for row, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            raw = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
        except orjson.JSONDecodeError as error:
            yield Refusal(path.name, row, None, f"The line is not valid JSON ({error}).")
            continue
        try:
            yield _conversation(raw, row, options)
        except _Bad as bad:
            yield Refusal(path.name, row, bad.field, bad.reason)


def _conversation(raw: Any, row: int, options: Options) -> ConversationRecord:
    if not isinstance(raw, dict):
        raise _Bad("", "The line is not a conversation: expected an object with id and messages.")
    if raw.get("id") in (None, ""):
        raise _Bad("id", "The conversation has no id.")
    if not isinstance(raw.get("messages"), list):
        raise _Bad("messages", "The conversation has no list of messages.")
    parties = {str(p.get("id")): _party(p) for p in raw.get("participants") or [] if isinstance(p, dict)}
    messages = [_message(m, i, parties) for i, m in enumerate(raw["messages"])]
    return ConversationRecord(
        id=str(raw["id"]),
        source=options.source or str(raw.get("source") or NAME),
        messages=messages,
        row=row,
        url=raw.get("url"),
        subject=raw.get("subject"),
        channel=raw.get("channel") or "other",
        status=raw.get("status"),
        opened_at=_time(raw.get("opened_at") or raw.get("started_at"), "opened_at"),
        closed_at=_time(raw.get("closed_at"), "closed_at"),
        updated_at=_time(raw.get("updated_at"), "updated_at"),
        tags=[str(tag) for tag in raw.get("tags") or []],
        team=raw.get("team") or raw.get("queue") or options.team,
        assignee=_party(raw["assignee"]) if raw.get("assignee") else None,
        customer=next((p for p in parties.values() if p.role == "customer"), None),
        satisfaction=_satisfaction(raw.get("csat"), parties),
        events=[_event(e, i) for i, e in enumerate(raw.get("events") or [])],
        custom={str(k): str(v) for k, v in (raw.get("custom") or {}).items()},
    )


def _party(raw: Any) -> PartyRecord:
    if isinstance(raw, str):
        return PartyRecord("staff", key=raw)
    return PartyRecord(
        _ROLES.get(str(raw.get("role")).lower(), "staff"),
        key=str(raw["id"]) if raw.get("id") is not None else None,
        mail=raw.get("mail") or raw.get("email"),
        name=raw.get("name"),
    )


def _message(raw: Any, number: int, parties: dict[str, PartyRecord]) -> MessageRecord:
    where = f"messages[{number}]"
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise _Bad(f"{where}.text", f"Message {number} has no text.")
    author = raw.get("author")
    party = parties.get(str(author)) if author is not None else None
    role = _ROLES.get(str(raw.get("role") or (party.role if party else "")).lower())
    if role is None:
        raise _Bad(f"{where}.role", f"Message {number} has no role (customer, agent, bot or system).")
    if party is None and author is not None:
        party = parties.setdefault(str(author), PartyRecord(role, key=str(author)))
    return MessageRecord(
        text=raw["text"],
        role=role,
        author=party,
        sent_at=_time(raw.get("sent_at"), f"{where}.sent_at"),
        internal=bool(raw.get("internal")),
        id=str(raw["id"]) if raw.get("id") is not None else None,
        recording_url=raw.get("recording_url"),
    )


def _event(raw: Any, number: int) -> EventRecord:
    after = raw.get("after", raw.get("after_message", -1))
    text = raw.get("text")
    if text is None:
        text = " → ".join(
            orjson.dumps(raw[part]).decode() if not isinstance(raw[part], str) else raw[part]
            for part in ("arguments", "result")
            if raw.get(part) is not None
        )
    return EventRecord(
        after=int(after), text=text, name=raw.get("name"), at=_time(raw.get("at"), f"events[{number}].at")
    )


def _satisfaction(raw: Any, parties: dict[str, PartyRecord]) -> SatisfactionRecord | None:
    if not isinstance(raw, dict):
        return None
    about = raw.get("about")
    return SatisfactionRecord(
        answer=str(raw["answer"]) if raw.get("answer") is not None else None,
        comment=raw.get("comment"),
        about=(parties.get(str(about)) or PartyRecord("staff", key=str(about))) if about else None,
    )


def _time(raw: Any, field: str) -> datetime | None:
    if raw in (None, ""):
        return None
    try:
        return datetime.fromisoformat(str(raw))
    except ValueError:
        raise _Bad(field, f"“{raw}” is not a date and time; write it like 2026-08-03T14:05:00Z.") from None
