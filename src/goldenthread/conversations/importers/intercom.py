"""Intercom: conversations with their source, parts, statistics and rating, alone or in list pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from goldenthread.conversations.importers import jsonstream
from goldenthread.conversations.importers.channels import channel_of
from goldenthread.conversations.importers.contract import BadField, Options, Sample, UnusableFile
from goldenthread.conversations.importers.decoding import decoded
from goldenthread.conversations.importers.fields import custom_text, mapping, rows, text, words
from goldenthread.conversations.importers.quoting import body_of
from goldenthread.conversations.importers.shelf import Shelf
from goldenthread.conversations.importers.staffing import KnownSides, last_public_reply
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

NAME = "intercom"
LABEL = "Intercom conversations (JSON)"

_LISTS = frozenset(["conversations", "admins", "contacts", "teams", "users", "data"])
_ROLES: dict[str, Role] = {"user": "customer", "lead": "customer", "contact": "customer", "admin": "staff",
                           "bot": "bot", "team": "staff"}  # fmt: skip
_QUIET = {"comment", "note", "note_and_reopen", "quick_reply"}


def recognises(sample: Sample) -> float:
    """Look for the parts and types that only Intercom has."""
    head = decoded(sample.head)
    if not head.lstrip("\ufeff \r\n\t").startswith(("{", "[")):
        return 0.0
    signs = ("conversation_parts", "conversation_rating", "conversation.list", "admin_assignee_id",
    "part_type",
             "delivered_as", "team_assignee_id", "conversation_message")  # fmt: skip
    count = sum(f'"{sign}"' in head for sign in signs)
    return 0.0 if count == 0 else 0.7 if count == 1 else 0.96


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield the conversations; names of admins, contacts and teams are gathered in a first pass."""
    with Shelf() as shelf:
        for item in jsonstream.items(file, name=path.name, lists=_LISTS):
            if isinstance(item, jsonstream.Item) and item.section in ("admins", "contacts", "teams", "users"):
                known = mapping(item.value)
                kept = {key: known.get(key) for key in ("name", "email")}
                shelf.put("team" if item.section == "teams" else "person", known.get("id"), kept)
        inbox = _Inbox(options, Times.of(options), KnownSides.of(options), shelf)
        found = False
        for item in jsonstream.items(file, name=path.name, lists=_LISTS):
            if isinstance(item, Refusal):
                yield item
            elif (conversation := _conversation_of(item)) is not None:
                found = True
                try:
                    yield inbox.conversation(conversation, item.row)
                except BadField as bad:
                    yield Refusal(path.name, item.row, bad.field, bad.reason)
    if not found:
        raise UnusableFile(f"{path.name} holds no Intercom conversations; export them with their parts.")


def _conversation_of(item: jsonstream.Item) -> dict[str, Any] | None:
    if item.section in ("admins", "contacts", "teams", "users"):
        return None
    value = mapping(item.value)
    inner = mapping(mapping(value.get("data")).get("item"))  # as a webhook wraps it
    value = inner or value
    if item.section == "" and not any(
        key in value for key in ("source", "conversation_parts", "conversation_message")
    ):
        return None
    return value


@dataclass(slots=True)
class _Inbox:
    """Makes conversation records of Intercom's conversations."""

    options: Options
    times: Times
    known: KnownSides
    shelf: Shelf

    def conversation(self, raw: dict[str, Any], row: int) -> ConversationRecord:
        """Make one conversation; raises `BadField`."""
        key = text(raw.get("id"))
        if not key:
            raise BadField("id", "The conversation has no id; export it again.")
        source = mapping(raw.get("source") or raw.get("conversation_message"))
        messages, events = self._parts(raw, source)
        if not messages:
            raise BadField(
                "conversation_parts", "The conversation has no messages; export it with its parts."
            )
        statistics = mapping(raw.get("statistics"))
        team = text(raw.get("team_assignee_id") or mapping(raw.get("team")).get("id"))
        team_name = text(
            (self.shelf.get("team", team) or {}).get("name") or mapping(raw.get("team")).get("name")
        )
        title = body_of(text(raw.get("title") or source.get("subject"))).text
        return ConversationRecord(
            id=key,
            source=self.options.source or NAME,
            messages=messages,
            row=row,
            # "_" stands for the workspace of whoever opens the link.
            url=f"https://app.intercom.com/a/inbox/{text(raw.get('app_id')) or '_'}/inbox/conversation/{key}",
            subject=title or None,
            channel=channel_of(source.get("type")),
            status=text(raw.get("state")) or ("open" if raw.get("open") else None),
            opened_at=self.times.read(raw.get("created_at"), "created_at") or messages[0].sent_at,
            closed_at=self.times.read(statistics.get("last_close_at"), "statistics.last_close_at"),
            updated_at=self.times.read(raw.get("updated_at"), "updated_at"),
            tags=words(mapping(raw.get("tags")).get("tags") or raw.get("tags")),
            team=team_name or self.options.team or (team if team not in ("", "0") else None),
            assignee=self._assignee(raw, messages),
            customer=self._customer(raw, messages),
            satisfaction=self._satisfaction(raw, messages),
            events=events,
            custom={
                text(name): custom_text(value)
                for name, value in mapping(raw.get("custom_attributes")).items()
                if value not in (None, "", [])
            },
        )

    def _parts(
        self, raw: dict[str, Any], source: dict[str, Any]
    ) -> tuple[list[MessageRecord], list[EventRecord]]:
        messages: list[MessageRecord] = []
        events: list[EventRecord] = []
        if text(source.get("body")):
            at = source.get("created_at") or raw.get("created_at")
            messages.append(self._message(source, at, "source.created_at", internal=False))
        inside = raw.get("conversation_parts")
        parts = rows(mapping(inside).get("conversation_parts") if isinstance(inside, dict) else inside)
        for number, part in enumerate(parts):
            where = f"conversation_parts[{number}].created_at"
            kind = text(part.get("part_type"))
            if text(part.get("body")):
                message = self._message(part, part.get("created_at"), where, internal=kind.startswith("note"))
                if message.text:
                    messages.append(message)
            if kind and kind not in _QUIET:
                to = self._named(part.get("assigned_to"))
                said = f"{kind.replace('_', ' ')}{f' → {to}' if to else ''}"
                at = self.times.read(part.get("created_at"), where)
                author = self._party(part.get("author"))
                events.append(EventRecord(len(messages) - 1, said, name=kind, at=at, author=author))
        return [message for message in messages if message.text], events

    def _message(self, part: dict[str, Any], at: object, where: str, *, internal: bool) -> MessageRecord:
        body = body_of(text(part.get("body")))
        author = self._party(part.get("author"))
        recording = next(
            (
                text(a.get("url"))
                for a in rows(part.get("attachments"))
                if text(a.get("content_type")).startswith("audio")
            ),
            None,
        )
        return MessageRecord(
            text=body.text,
            role=author.role if author else "system",
            author=author,
            sent_at=self.times.read(at, where),
            internal=internal,
            id=text(part.get("id")) or None,
            quoted=body.quoted,
            recording_url=recording,
        )

    def _named(self, raw: object) -> str:
        inside = mapping(raw)
        kind = "team" if inside.get("type") == "team" else "person"
        return text(
            inside.get("name")
            or (self.shelf.get(kind, inside.get("id")) or {}).get("name")
            or inside.get("id")
        )

    def _party(self, raw: object) -> PartyRecord | None:
        inside = mapping(raw)
        key = text(inside.get("id")) or None
        known = self.shelf.get("person", key) or {} if key else {}
        name, mail = (
            text(inside.get("name") or known.get("name")),
            text(inside.get("email") or known.get("email")),
        )
        if not (key or name or mail):
            return None
        role = _ROLES.get(text(inside.get("type")), "system")
        role = self.known.side(key=key, mail=mail, name=name) or role
        return PartyRecord(role, key=key, mail=mail or None, name=name or None)

    def _assignee(self, raw: dict[str, Any], messages: list[MessageRecord]) -> PartyRecord | None:
        inside = mapping(raw.get("assignee"))
        key = text(
            raw.get("admin_assignee_id") or (inside.get("id") if inside.get("type") == "admin" else "")
        )
        if key in ("", "0"):
            return None
        written = next(
            (m.author for m in messages if m.author and m.role == "staff" and m.author.key == key), None
        )
        return written or self._party({"name": None, **inside, "type": "admin", "id": key})

    def _customer(self, raw: dict[str, Any], messages: list[MessageRecord]) -> PartyRecord | None:
        written = next((m.author for m in messages if m.role == "customer" and m.author), None)
        listed = rows(mapping(raw.get("contacts")).get("contacts"))
        return written or (self._party({"type": "contact", **listed[0]}) if listed else None)

    def _satisfaction(self, raw: dict[str, Any], messages: list[MessageRecord]) -> SatisfactionRecord | None:
        rating = mapping(raw.get("conversation_rating"))
        if rating.get("rating") is None and not text(rating.get("remark")):
            return None
        about = None
        if (
            mapping(rating.get("teammate")).get("id") is not None
        ):  # here the source says whom the customer rated
            key = text(rating["teammate"]["id"])
            written = (
                m.author for m in messages if m.author and m.author.key == key and m.role != "customer"
            )
            about = next(written, None) or self._party({"type": "admin", **rating["teammate"]})
        at = self.times.read(rating.get("created_at"), "conversation_rating.created_at")
        return SatisfactionRecord(
            answer=text(rating.get("rating")) or None,
            comment=text(rating.get("remark")) or None,
            about=about or last_public_reply(messages, at),
        )
