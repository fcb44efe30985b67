"""Zendesk: the JSON export, pages of the incremental export, ticket events, tickets with comments."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from goldenthread.conversations.importers import jsonstream
from goldenthread.conversations.importers.channels import channel_of
from goldenthread.conversations.importers.contract import BadField, Options, Sample, UnusableFile
from goldenthread.conversations.importers.decoding import decoded
from goldenthread.conversations.importers.fields import custom_text, flag, mapping, rows, text, words
from goldenthread.conversations.importers.opening import PackedFile, open_file
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

NAME = "zendesk"
LABEL = "Zendesk JSON export"

_PEOPLE = {"users": "user", "groups": "group", "organizations": "organization"}
_LISTS = frozenset([*_PEOPLE, "tickets", "ticket_events", "comments", "results", "audits"])
_NOT_RATED = {"offered", "unoffered", "", "none"}
_SHORT_FIELDS = ("priority", "type", "external_id", "brand_id")


def recognises(sample: Sample) -> float:
    """Look for the words that only Zendesk's tickets, comments and pages use."""
    head = decoded(sample.head)
    if not head.lstrip("\ufeff \r\n\t").startswith(("{", "[")):
        return 0.0
    if re.search(r'"(ticket_events|tickets)"\s*:\s*\[', head):
        return 0.95
    signs = ("requester_id", "submitter_id", "assignee_id", "satisfaction_rating", "raw_subject", "brand_id",
             "via", "ticket_form_id", "author_id", "html_body", "organization_id", "plain_body",
             "requester")  # fmt: skip
    count = sum(f'"{sign}"' in head for sign in signs)
    has_ticket = '"requester_id"' in head or '"submitter_id"' in head or '"author_id"' in head
    if count >= 3 and has_ticket:
        return 0.94
    lists = re.search(r'"(users|groups|organizations)"\s*:\s*\[', head) is not None
    return (
        0.6 if lists and any(sign in head for sign in ('"organization_id"', '"end-user"', '"agent"')) else 0.0
    )


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield a conversation a ticket; who people are and loose comments are gathered in a first pass."""
    yield from _read([(path.name, file)], options)


def read_together(paths: list[tuple[str, Path]], options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Read the files of one export together: tickets in one, users or comments in another."""
    with ExitStack() as stack:
        opened = [(name, stack.enter_context(open_file(path))) for name, path in paths]
        yield from _read(opened, options)
        for name, file in opened:
            if isinstance(file, PackedFile) and file.broken:
                yield Refusal(name, 0, None, "The file breaks off or is damaged; copy it again.")


def _read(files: list[tuple[str, BinaryIO]], options: Options) -> Iterator[ConversationRecord | Refusal]:
    with Shelf() as shelf:
        for number, (name, file) in enumerate(files):
            _gather(file, name, number, shelf)
        found = False
        desk = _Desk(options, shelf, Times.of(options), KnownSides.of(options))
        for number, (name, file) in enumerate(files):
            for item in jsonstream.items(file, name=name, lists=_LISTS):
                if isinstance(item, Refusal):
                    yield item
                elif (ticket := _ticket_of(item)) is not None:
                    found = True
                    yield desk.conversation(ticket, name, item.row, f"{number}/{item.document}")
        for key in list(shelf.piles("comment")):
            if not key.startswith("document ") and shelf.get("seen", key) is None:
                found = True
                yield desk.conversation({"id": key}, files[0][0], 1, "")
    if not found:
        raise UnusableFile(f"{files[0][0]} holds no tickets; export the tickets with their comments.")


def _ticket_of(item: jsonstream.Item) -> dict[str, Any] | None:
    value = item.value
    if item.section in ("tickets", "results"):
        return value if isinstance(value, dict) else {}
    if item.section or not isinstance(value, dict):
        return None
    if isinstance(value.get("ticket"), dict):
        return dict(value["ticket"])
    is_ticket = "id" in value and any(
        key in value for key in ("subject", "description", "comments", "requester_id", "raw_subject")
    )
    return value if is_ticket else None


def _gather(file: BinaryIO, name: str, number: int, shelf: Shelf) -> None:
    """Remember people, groups and loose comments, wherever in the file they stand."""
    for item in jsonstream.items(file, name=name, lists=_LISTS):
        if isinstance(item, Refusal) or not isinstance(item.value, dict):
            continue
        value = item.value
        if item.section in _PEOPLE and value.get("id") is not None:
            kept = {key: value.get(key) for key in ("id", "name", "email", "role")}
            shelf.put(_PEOPLE[item.section], value["id"], kept)
        elif item.section == "comments":
            key = value.get("ticket_id") or f"document {number}/{item.document}"
            shelf.pile("comment", key, value)
        elif item.section == "audits" or (item.section == "" and "events" in value and "ticket_id" in value):
            _pile_changes(value, value.get("events"), value.get("ticket_id") or "", shelf)
        elif item.section == "ticket_events":
            _pile_changes(value, value.get("child_events"), value.get("ticket_id") or "", shelf)


def _pile_changes(outer: dict[str, Any], parts: Any, ticket: object, shelf: Shelf) -> None:
    for part in rows(parts):
        at = part.get("created_at") or outer.get("created_at") or outer.get("timestamp")
        author = part.get("author_id") or outer.get("updater_id") or outer.get("author_id")
        whole = {**part, "created_at": at, "author_id": author, "via": part.get("via") or outer.get("via")}
        kind = part.get("event_type") or part.get("type")
        if kind in ("Comment", "VoiceComment"):
            shelf.pile("comment", ticket, whole)
        elif kind == "Change" or (kind == "Create" and part.get("field_name") == "status"):
            shelf.pile("change", ticket, whole)


@dataclass(slots=True)
class _Desk:
    """Makes conversations of tickets with what is known about people."""

    options: Options
    shelf: Shelf
    times: Times
    known: KnownSides

    def conversation(
        self, ticket: dict[str, Any], name: str, row: int, document: str
    ) -> ConversationRecord | Refusal:
        try:
            return self._conversation(ticket, row, document)
        except BadField as bad:
            return Refusal(name, row, bad.field, bad.reason)

    def _conversation(self, ticket: dict[str, Any], row: int, document: str) -> ConversationRecord:
        key = text(ticket.get("id"))
        if not key:
            raise BadField("id", "The ticket has no id; export it again.")
        customer_id = ticket.get("requester_id") or mapping(ticket.get("requester")).get("id")
        customer = self._party(customer_id, ticket.get("requester"), "customer")
        messages = [
            self._message(comment, number, customer, customer_id)
            for number, comment in self._comments(ticket, key, document)
        ]
        messages = [message for message in messages if message.text or message.recording_url]
        if not messages:
            raise BadField("comments", "The ticket has no comments; export tickets with their comments.")
        self.shelf.put("seen", key, True)
        events = self._events(key, messages)
        metrics = mapping(ticket.get("metric_set"))
        return ConversationRecord(
            id=key,
            source=self.options.source or NAME,
            messages=messages,
            row=row,
            url=_link(ticket.get("url"), key),
            subject=text(ticket.get("subject") or ticket.get("raw_subject")) or None,
            channel=channel_of(mapping(ticket.get("via")).get("channel")),
            status=text(ticket.get("status")) or None,
            opened_at=self.times.read(ticket.get("created_at"), "created_at") or messages[0].sent_at,
            closed_at=self.times.read(metrics.get("solved_at") or ticket.get("solved_at"), "solved_at")
            or next(
                (e.at for e in reversed(events) if e.name == "status" and e.text.endswith("solved")), None
            ),
            updated_at=self.times.read(ticket.get("updated_at"), "updated_at"),
            tags=words(ticket.get("tags")),
            team=self._team(ticket),
            assignee=self._party(ticket.get("assignee_id"), ticket.get("assignee"), "staff"),
            customer=customer,
            satisfaction=self._satisfaction(ticket.get("satisfaction_rating"), messages),
            events=events,
            custom=self._custom(ticket),
        )

    def _comments(self, ticket: dict[str, Any], key: str, document: str) -> list[tuple[int, dict[str, Any]]]:
        """Gather a ticket's comments in the order of their times, each with its place in the export."""
        comments = rows(ticket.get("comments"))
        if not comments:
            comments = self.shelf.pile_of("comment", key) or self.shelf.pile_of(
                "comment", f"document {document}"
            )
        for audit in rows(ticket.get("audits")) if not comments else []:
            for event in rows(audit.get("events")):
                if event.get("type") in ("Comment", "VoiceComment"):
                    comments.append({"created_at": audit.get("created_at"), "via": audit.get("via"), **event})
        if comments:
            seen: dict[str, tuple[int, dict[str, Any]]] = {}
            for number, comment in enumerate(comments):  # the pages of an export overlap
                seen[text(comment.get("id")) or f"number {number}"] = number, comment
            return sorted(seen.values(), key=lambda placed: text(placed[1].get("created_at")))
        opening = {"body": ticket.get("description"), "created_at": ticket.get("created_at"),
                   "author_id": ticket.get("requester_id"), "public": True}  # fmt: skip
        return [(0, opening)] if text(ticket.get("description")) else []

    def _message(
        self, comment: dict[str, Any], number: int, customer: PartyRecord | None, customer_id: object
    ) -> MessageRecord:
        public = flag(comment.get("public"), True)
        author_id = comment.get("author_id") or mapping(comment.get("author")).get("id")
        channel = text(mapping(comment.get("via")).get("channel"))
        author: PartyRecord | None
        if text(author_id) == "-1" or channel in ("rule", "trigger", "automation", "system"):
            author = PartyRecord("system", key=text(author_id) or None)
        elif customer is not None and author_id is not None and text(author_id) == text(customer_id):
            author = customer
        else:
            author = self._party(author_id, comment.get("author"), "bot" if "bot" in channel else "staff")
        raw = next(
            (comment[k] for k in ("html_body", "plain_body", "body", "value") if text(comment.get(k))), ""
        )
        body = body_of(text(raw))
        data = mapping(comment.get("data"))
        said = text(data.get("transcription_text"))
        return MessageRecord(
            text="\n\n".join(part for part in (body.text, said if said not in body.text else "") if part),
            role=author.role if author else "staff",
            author=author,
            sent_at=self.times.read(comment.get("created_at"), f"comments[{number}].created_at"),
            internal=not public,
            id=text(comment.get("id")) or None,
            quoted=body.quoted,
            recording_url=text(data.get("recording_url") or comment.get("recording_url")) or None,
        )

    def _party(self, key: object, embedded: object, fallback: Role) -> PartyRecord | None:
        inside = mapping(embedded)
        key = key if key is not None else inside.get("id")
        known = {**(self.shelf.get("user", key) or {}), **{k: v for k, v in inside.items() if v}}
        mail, name = text(known.get("email")) or None, text(known.get("name")) or None
        if key is None and not mail and not name:
            return None
        role: Role = {"end-user": "customer", "agent": "staff", "admin": "staff"}.get(  # type: ignore[assignment]
            text(known.get("role")), fallback
        )
        role = self.known.side(key=text(key), mail=mail, name=name) or role
        return PartyRecord(role, key=text(key) or None, mail=mail, name=name)

    def _team(self, ticket: dict[str, Any]) -> str | None:
        inside, key = mapping(ticket.get("group")), ticket.get("group_id")
        known = self.shelf.get("group", key) if key is not None else None
        return text(inside.get("name") or (known or {}).get("name")) or self.options.team or text(key) or None

    def _satisfaction(self, raw: object, messages: list[MessageRecord]) -> SatisfactionRecord | None:
        rating = mapping(raw)
        answer = text(rating.get("score"))
        if answer in _NOT_RATED:
            return None
        at = self.times.read(rating.get("created_at"), "satisfaction_rating.created_at")
        # Zendesk names the assignee here; the answer belongs to whoever wrote what the customer answered.
        return SatisfactionRecord(
            answer=answer.removesuffix("_with_comment").removesuffix("withcomment"),
            comment=text(rating.get("comment")) or None,
            about=last_public_reply(messages, at),
        )

    def _events(self, key: str, messages: list[MessageRecord]) -> list[EventRecord]:
        events = []
        for change in self.shelf.pile_of("change", key):
            field = next((f for f in ("status", "assignee_id", "group_id", "priority") if f in change), None)
            field = field or text(change.get("field_name"))
            if field not in ("status", "assignee_id", "group_id", "priority"):
                continue
            at = self.times.read(change.get("created_at"), "ticket_events.created_at")
            after = sum(1 for m in messages if m.sent_at and at and m.sent_at <= at) - 1
            value = change.get(field, change.get("value"))
            kind = {"assignee_id": "user", "group_id": "group"}.get(field)
            shown = (self.shelf.get(kind, value) or {}).get("name") if kind else None
            name = field.removesuffix("_id")
            events.append(EventRecord(after, f"{name} → {text(shown or value)}", name=name, at=at))
        return events

    def _custom(self, ticket: dict[str, Any]) -> dict[str, str]:
        custom = {
            text(field.get("title") or field.get("id")): custom_text(field.get("value"))
            for field in rows(ticket.get("custom_fields") or ticket.get("fields"))
            if field.get("value") not in (None, "", [])
        }
        custom |= {key: text(ticket[key]) for key in _SHORT_FIELDS if ticket.get(key) not in (None, "")}
        place = ticket.get("organization_id")
        known = mapping(ticket.get("organization")) or (self.shelf.get("organization", place) or {})
        if text(known.get("name")):
            custom["organization"] = text(known["name"])
        return custom


def _link(url: object, key: str) -> str | None:
    """Turn the address of the API into the one that an agent opens."""
    found = re.match(r"(https?://[^/]+)/(?:api/v2|agent)/tickets/", text(url))
    return f"{found[1]}/agent/tickets/{key}" if found else text(url) or None
