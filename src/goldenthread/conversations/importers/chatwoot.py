"""Chatwoot: conversations with their messages, from the API, a webhook or an export."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from goldenthread.conversations.importers import jsonstream
from goldenthread.conversations.importers.channels import channel_of
from goldenthread.conversations.importers.contract import BadField, Options, Sample, UnusableFile
from goldenthread.conversations.importers.decoding import decoded
from goldenthread.conversations.importers.fields import custom_text, flag, mapping, rows, text, words
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

NAME = "chatwoot"
LABEL = "Chatwoot conversations (JSON)"

_LISTS = frozenset(["payload", "conversations"])
_KINDS = {"0": "incoming", "1": "outgoing", "2": "activity", "3": "template"}
_HOST = re.compile(r"(https?://[^/\s\"]+)/(?:rails/active_storage|app/accounts)/")
_SURVEY = "input_csat"


def recognises(sample: Sample) -> float:
    """Look for message types, inboxes and the other words of Chatwoot."""
    head = decoded(sample.head)
    if not head.lstrip("\ufeff \r\n\t").startswith(("{", "[")):
        return 0.0
    signs = ("message_type", "inbox_id", "account_id", "content_type", "sender_type", "payload",
    "agent_last_seen_at",
             "additional_attributes", "content_attributes", "last_activity_at",
             "assignee_last_seen_at")  # fmt: skip
    count = sum(f'"{sign}"' in head for sign in signs)
    return 0.95 if '"message_type"' in head and count >= 3 else 0.6 if count >= 4 else 0.0


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield the conversations; messages that come without their conversation are put together by its id."""
    inbox = _Inbox(options, Times.of(options), KnownSides.of(options))
    found = False
    with Shelf() as shelf:
        for item in jsonstream.items(file, name=path.name, lists=_LISTS):
            if isinstance(item, Refusal):
                yield item
                continue
            value = mapping(item.value)
            if "message_type" in value and "messages" not in value:  # a page of one conversation's messages
                shelf.pile("loose", value.get("conversation_id") or "", value)
            elif item.section or "messages" in value or "conversation" in value:
                found = True
                yield inbox.record(mapping(value.get("conversation")) or value, path.name, item.row)
            elif isinstance(value.get("meta"), dict):
                shelf.put("about", "meta", value["meta"])
        meta = shelf.get("about", "meta") or {}
        for place, key in enumerate(list(shelf.piles("loose")), start=1):
            found = True
            people = {"sender": meta.get("contact"), "assignee": meta.get("assignee")}
            whole = {
                "id": key,
                "messages": shelf.pile_of("loose", key),
                "meta": people,
                "labels": meta.get("labels"),
            }
            yield inbox.record(whole, path.name, place)
    if not found:
        raise UnusableFile(f"{path.name} holds no Chatwoot conversations; export them with their messages.")


@dataclass(slots=True)
class _Inbox:
    """Makes conversation records of Chatwoot's conversations."""

    options: Options
    times: Times
    known: KnownSides

    def record(self, raw: dict[str, Any], name: str, row: int) -> ConversationRecord | Refusal:
        """Make one conversation, or say why not."""
        try:
            return self._conversation(raw, row)
        except BadField as bad:
            return Refusal(name, row, bad.field, bad.reason)

    def _conversation(self, raw: dict[str, Any], row: int) -> ConversationRecord:
        key = text(raw.get("id") or raw.get("display_id"))
        if not key:
            raise BadField("id", "The conversation has no id; export it again.")
        messages, events = self._messages(raw)
        if not messages:
            raise BadField("messages", "The conversation has no messages; export it with its messages.")
        meta, extra = mapping(raw.get("meta")), mapping(raw.get("additional_attributes"))
        status = text(raw.get("status")) or None
        return ConversationRecord(
            id=key,
            source=self.options.source or NAME,
            messages=messages,
            row=row,
            url=_link(raw, key),
            subject=text(extra.get("mail_subject")) or None,
            channel=channel_of(meta.get("channel") or raw.get("channel")),
            status=status,
            opened_at=self.times.read(raw.get("created_at"), "created_at") or messages[0].sent_at,
            closed_at=next((e.at for e in reversed(events) if "resolved" in e.text.lower()), None)
            if status == "resolved"
            else None,
            updated_at=self.times.read(raw.get("updated_at") or raw.get("last_activity_at"), "updated_at"),
            tags=words(raw.get("labels")),
            team=text(mapping(meta.get("team")).get("name")) or self.options.team,
            assignee=self._party(meta.get("assignee"), "user"),
            customer=self._party(meta.get("sender"), "contact")
            or next((m.author for m in messages if m.role == "customer"), None),
            satisfaction=self._satisfaction(raw, messages),
            events=events,
            custom={
                text(name): custom_text(value)
                for name, value in {
                    **mapping(raw.get("custom_attributes")),
                    "priority": raw.get("priority"),
                }.items()
                if value not in (None, "", [])
            },
        )

    def _messages(self, raw: dict[str, Any]) -> tuple[list[MessageRecord], list[EventRecord]]:
        messages: list[MessageRecord] = []
        events: list[EventRecord] = []
        listed = rows(raw.get("messages"))
        if all(isinstance(part.get("created_at"), int) for part in listed):
            listed = sorted(listed, key=lambda part: int(part["created_at"]))
        for number, part in enumerate(listed):
            kind = _KINDS.get(text(part.get("message_type")), text(part.get("message_type")))
            at = self.times.read(part.get("created_at"), f"messages[{number}].created_at")
            if part.get("content_type") == _SURVEY:
                continue  # the question; its answer is the satisfaction
            if kind == "activity":
                said = text(part.get("content")) or "activity"
                events.append(EventRecord(len(messages) - 1, said, name="activity", at=at))
            elif (message := self._message(part, kind, raw)) is not None:
                message.sent_at = at
                messages.append(message)
        return messages, events

    def _message(self, part: dict[str, Any], kind: str, raw: dict[str, Any]) -> MessageRecord | None:
        mail = mapping(mapping(part.get("content_attributes")).get("email"))
        shown = mapping(mail.get("text_content")).get("full") or part.get("content")
        body = body_of(text(shown))
        recording = next(
            (text(a.get("data_url")) for a in rows(part.get("attachments")) if a.get("file_type") == "audio"),
            None,
        )
        if not body.text and not recording:
            return None
        usual = "contact" if kind == "incoming" else "agent_bot" if kind == "template" else "user"
        sender = mapping(part.get("sender"))
        if not sender and part.get("sender_id") is not None:
            sender = {"id": part["sender_id"]}
        author = self._party({"type": text(part.get("sender_type")).lower() or usual, **sender}, usual)
        if author is None and kind == "incoming":
            author = self._party(mapping(raw.get("meta")).get("sender"), "contact")
        role: Role = author.role if author else "customer" if kind == "incoming" else "bot"
        if kind == "incoming":
            role = "customer"
        elif kind == "outgoing" and role == "customer":
            role = "staff"
        if author is not None:
            author.role = role
        return MessageRecord(
            text=body.text,
            role=role,
            author=author,
            internal=flag(part.get("private"), False),
            id=text(part.get("id")) or None,
            quoted=body.quoted,
            recording_url=recording,
        )

    def _party(self, raw: object, usual: str) -> PartyRecord | None:
        inside = mapping(raw)
        key, mail = text(inside.get("id")), text(inside.get("email"))
        name = text(inside.get("name") or inside.get("available_name"))
        if not (key or mail or name):
            return None
        kind = text(inside.get("type")) or usual
        role: Role = (
            "bot" if "bot" in kind or "captain" in kind else "staff" if kind == "user" else "customer"
        )
        role = self.known.side(key=key, mail=mail, name=name) or role
        # Chatwoot counts contacts and agents apart: without the kind, contact 7 and agent 7 were one person.
        return PartyRecord(role, key=f"{kind}-{key}" if key else None, mail=mail or None, name=name or None)

    def _satisfaction(self, raw: dict[str, Any], messages: list[MessageRecord]) -> SatisfactionRecord | None:
        answer, at = mapping(raw.get("csat_survey_response")), None
        for part in rows(raw.get("messages")):
            if part.get("content_type") == _SURVEY:
                values = mapping(mapping(part.get("content_attributes")).get("submitted_values"))
                answer = mapping(values.get("csat_survey_response")) or answer
                at = self.times.read(part.get("created_at"), "messages.created_at")
        if answer.get("rating") is None and not text(answer.get("feedback_message")):
            return None
        at = self.times.read(answer.get("created_at"), "csat_survey_response.created_at") or at
        return SatisfactionRecord(
            answer=text(answer.get("rating")) or None,
            comment=text(answer.get("feedback_message")) or None,
            about=last_public_reply(messages, at),
        )


def _link(raw: dict[str, Any], key: str) -> str | None:
    """Find the installation's address in the links of its pictures and files; the JSON does not state it."""
    account = text(
        raw.get("account_id") or next((m.get("account_id") for m in rows(raw.get("messages"))), None)
    )
    places = [
        text(mapping(mapping(raw.get("meta")).get(who)).get("thumbnail")) for who in ("sender", "assignee")
    ]
    for part in rows(raw.get("messages")):
        sender = mapping(part.get("sender"))
        places += [text(sender.get("thumbnail")), text(sender.get("avatar_url"))]
        places += [text(a.get("data_url")) for a in rows(part.get("attachments"))]
    host = next((found[1] for found in map(_HOST.match, places) if found), None)
    return f"{host}/app/accounts/{account}/conversations/{key}" if host and account else None
