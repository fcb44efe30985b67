"""Golden Thread's own JSON, one conversation a line or an array; docs/import-formats.md lists the fields.

Texts are kept as given, letter for letter: whoever quotes by offset counts on it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from goldenthread.conversations.importers import jsonstream
from goldenthread.conversations.importers.channels import channel_of
from goldenthread.conversations.importers.contract import BadField, Options, Sample
from goldenthread.conversations.importers.decoding import decoded
from goldenthread.conversations.importers.fields import custom_text, flag, mapping, text, words
from goldenthread.conversations.importers.staffing import KnownSides, last_public_reply, role_of
from goldenthread.conversations.importers.times import Times
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

_LISTS = frozenset(["conversations"])


def recognises(sample: Sample) -> float:
    """Look for conversations with a list of messages that have a text."""
    head = decoded(sample.head).lstrip("\ufeff \r\n\t")
    if not head.startswith(("{", "[")) or '"messages"' not in head:
        return 0.0
    if '"text"' not in head:
        return 0.4 if '"role"' in head else 0.0
    return 0.9 if '"role"' in head or '"author"' in head else 0.5


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield a record or a refusal a line, or an object of the array; blank lines pass."""
    times, known = Times.of(options), KnownSides.of(options)
    for item in jsonstream.items(file, name=path.name, lists=_LISTS):
        if isinstance(item, Refusal):
            yield item
            continue
        try:
            yield _conversation(item.value, item.row, options, times, known)
        except BadField as bad:
            yield Refusal(path.name, item.row, bad.field or None, bad.reason)


def messages_of(listed: list[dict[str, Any]], times: Times) -> list[MessageRecord]:
    """Read a bare list of messages; raises `BadField`."""
    parties: dict[str, PartyRecord] = {}
    return [_message(raw, number, parties, times) for number, raw in enumerate(listed)]


def _conversation(
    raw: Any, row: int, options: Options, times: Times, known: KnownSides
) -> ConversationRecord:
    if not isinstance(raw, dict):
        raise BadField("", "The line is not a conversation: expected an object with id and messages.")
    if text(raw.get("id")) == "":
        raise BadField("id", "The conversation has no id; give it one.")
    if not isinstance(raw.get("messages"), list):
        raise BadField("messages", "The conversation has no list of messages.")
    if not raw["messages"]:
        raise BadField("messages", "The conversation has no messages; take the line out or export it again.")
    listed = raw.get("participants")
    people = [_party(p, known) for p in listed] if isinstance(listed, list) else []
    parties = {party.key: party for party in people if party is not None and party.key is not None}
    messages = [_message(m, number, parties, times) for number, m in enumerate(raw["messages"])]
    customer = _party(raw.get("customer"), known, "customer") if raw.get("customer") else None
    events = raw.get("events")
    opened = "opened_at" if raw.get("opened_at") else "started_at"
    return ConversationRecord(
        id=text(raw["id"]),
        source=options.source or text(raw.get("source")) or NAME,
        messages=messages,
        row=row,
        url=text(raw.get("url")) or None,
        subject=text(raw.get("subject")) or None,
        channel=channel_of(raw.get("channel")),
        status=text(raw.get("status")) or None,
        opened_at=times.read(raw.get(opened), opened) or messages[0].sent_at,
        closed_at=times.read(raw.get("closed_at"), "closed_at"),
        updated_at=times.read(raw.get("updated_at"), "updated_at"),
        tags=words(raw.get("tags")),
        team=text(raw.get("team") or raw.get("queue")) or options.team,
        assignee=_known_or_new(raw.get("assignee"), parties, known),
        customer=customer
        or next((p for p in parties.values() if p.role == "customer"), None)
        or next((m.author for m in messages if m.role == "customer"), None),
        satisfaction=_satisfaction(raw.get("csat"), parties, messages, known, times),
        events=[_event(e, number, len(messages), times) for number, e in enumerate(events)]
        if isinstance(events, list)
        else [],
        custom={text(k): custom_text(v) for k, v in mapping(raw.get("custom")).items() if v is not None},
    )


def _party(raw: Any, known: KnownSides, usual: Role = "staff") -> PartyRecord | None:
    inside = raw if isinstance(raw, dict) else {"id": text(raw)}
    key, name = text(inside.get("id")) or None, text(inside.get("name")) or None
    mail = text(inside.get("mail") or inside.get("email")) or None
    if key is None and name is None and mail is None:
        return None
    role = known.side(key=key, mail=mail, name=name) or _role(inside.get("role")) or usual
    return PartyRecord(role, key=key or mail or name, mail=mail, name=name)


def _role(word: object) -> Role | None:
    # In our own format a lead is one of ours; elsewhere (Intercom) it is someone who may yet buy.
    return "staff" if text(word).lower() in ("lead", "team lead") else role_of(word)


def _known_or_new(raw: Any, parties: dict[str, PartyRecord], known: KnownSides) -> PartyRecord | None:
    if not raw:
        return None
    party = _party(raw, known)
    return parties.get(party.key or "", party) if party else None


def _message(raw: Any, number: int, parties: dict[str, PartyRecord], times: Times) -> MessageRecord:
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise BadField(f"messages[{number}].text", f"Message {number} has no text.")
    given = raw.get("author")
    key = "" if given is None else text(given)
    party: PartyRecord | None = None
    if isinstance(given, dict):
        role = _role(raw.get("role") or given.get("role"))
        party = _party(given, KnownSides(), role or "staff")
    elif key:
        party = parties.get(key)
        role = _role(raw.get("role")) or (party.role if party else None)
    else:
        role = _role(raw.get("role"))
    if role is None:
        raise BadField(
            f"messages[{number}].role", f"Message {number} has no role (customer, agent, bot or system)."
        )
    if party is None and key:
        party = PartyRecord(role, key=key)
    if party is not None and party.key is not None:
        party = parties.setdefault(party.key, party)
    return MessageRecord(
        text=raw["text"],
        role=role,
        author=party,
        sent_at=times.read(raw.get("sent_at"), f"messages[{number}].sent_at"),
        internal=flag(raw.get("internal"), False),
        id=text(raw.get("id")) or None,
        quoted=text(raw.get("quoted")),
        recording_url=text(raw.get("recording_url")) or None,
    )


def _event(raw: Any, number: int, count: int, times: Times) -> EventRecord:
    inside = mapping(raw)
    after = inside.get("after", inside.get("after_message", -1))
    if isinstance(after, bool) or not isinstance(after, int):
        raise BadField(f"events[{number}].after", f"Event {number} does not say after which message it came.")
    said = inside.get("text")
    if not isinstance(said, str):
        parts = (inside.get(part) for part in ("arguments", "query", "values", "result"))
        said = " → ".join(
            part if isinstance(part, str) else orjson.dumps(part).decode()
            for part in parts
            if part is not None
        )
    name = next((text(inside[k]) for k in ("name", "api", "action", "kind") if text(inside.get(k))), None)
    at = times.read(inside.get("at"), f"events[{number}].at")
    return EventRecord(after=max(-1, min(after, count - 1)), text=said, name=name, at=at)


def _satisfaction(
    raw: Any, parties: dict[str, PartyRecord], messages: list[MessageRecord], known: KnownSides, times: Times
) -> SatisfactionRecord | None:
    inside = mapping(raw)
    answer, comment = inside.get("answer"), text(inside.get("comment"))
    if answer is None and not comment:
        return None
    about = _known_or_new(inside.get("about"), parties, known)
    return SatisfactionRecord(
        answer=custom_text(answer) if answer is not None else None,
        comment=comment or None,
        about=about or last_public_reply(messages, times.read(inside.get("at"), "csat.at")),
    )
