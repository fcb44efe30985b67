"""Conversations as JSON lines, in the form that `goldenthread import` reads again."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import orjson
from django.db.models import QuerySet

from goldenthread.conversations.models import Conversation, Event, Message, Tag
from goldenthread.people.models import Identity, Person

BATCH = 500


def lines() -> Iterator[bytes]:
    """Yield a line a conversation, oldest number first, with a batch in memory at a time."""
    last = 0
    while batch := list(_heads().filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield from _batch(batch)


def _heads() -> QuerySet[Conversation]:
    return Conversation.objects.order_by("pk").select_related("team")


def _batch(batch: list[Conversation]) -> Iterator[bytes]:
    numbers = [conversation.pk for conversation in batch]
    messages: dict[int, list[Message]] = defaultdict(list)
    events: dict[int, list[Event]] = defaultdict(list)
    tags: dict[int, list[str]] = defaultdict(list)
    for message in Message.objects.filter(conversation__in=numbers).order_by("conversation_id", "position"):
        messages[message.conversation_id].append(message)
    for event in Event.objects.filter(conversation__in=numbers).order_by(
        "conversation_id", "after", "position"
    ):
        events[event.conversation_id].append(event)
    for number, name in (
        Tag.objects.filter(conversation__in=numbers).order_by("pk").values_list("conversation", "name")
    ):
        tags[number].append(name)
    people = _People(batch, messages)
    for conversation in batch:
        told = _told(
            conversation, messages[conversation.pk], events[conversation.pk], tags[conversation.pk], people
        )
        yield orjson.dumps(told) + b"\n"


class _People:
    """How each of ours is named: by the source's own id where it has one, with name and address."""

    def __init__(self, batch: list[Conversation], messages: dict[int, list[Message]]) -> None:
        wanted = {message.author_id for listed in messages.values() for message in listed}
        wanted |= {one.assignee_id for one in batch} | {one.csat_about_id for one in batch}
        self.names = dict(
            Person.objects.filter(pk__in=[person for person in wanted if person is not None]).values_list(
                "pk", "name"
            )
        )
        self.keys: dict[int, dict[str, str]] = defaultdict(dict)
        known = Identity.objects.filter(person__in=self.names).order_by("pk")
        for person, source, key in known.values_list("person_id", "source", "key"):
            self.keys[person].setdefault(source, key)

    def told(self, person: int | None, source: str) -> dict[str, str] | None:
        """Say who it is, as a participant."""
        if person is None:
            return None
        keys = self.keys[person]
        told = {"id": keys.get(source) or keys.get("mail") or f"person-{person}", "name": self.names[person]}
        return told | {"role": "agent"} | ({"mail": keys["mail"]} if "mail" in keys else {})


def _told(
    conversation: Conversation, messages: list[Message], events: list[Event], tags: list[str], people: _People
) -> dict[str, Any]:
    source = conversation.source
    everyone: dict[str, dict[str, Any]] = {}

    def name(person: int | None) -> str | None:
        told = people.told(person, source)
        return everyone.setdefault(told["id"], told)["id"] if told else None

    customer = f"customer-{conversation.customer_key}" if conversation.customer_key else None
    told: dict[str, Any] = {
        "id": conversation.source_id,
        "source": source,
        "url": conversation.url,
        "subject": conversation.subject,
        "channel": conversation.channel,
        "status": conversation.status,
        "opened_at": _time(conversation.opened_at),
        "closed_at": _time(conversation.closed_at),
        "updated_at": _time(conversation.updated_at),
        "team": conversation.team.name if conversation.team else None,
        "tags": tags,
        "assignee": people.told(conversation.assignee_id, source),
        "customer": {"id": customer} if customer else None,
        "csat": _csat(conversation, people),
        "messages": [
            {
                "role": "agent" if message.role == "staff" else message.role,
                "author": customer if message.role == "customer" else name(message.author_id),
                "text": message.text,
                "quoted": message.quoted,
                "sent_at": _time(message.sent_at),
                "internal": message.is_internal,
                "id": message.source_id,
                "recording_url": message.recording_url,
            }
            for message in messages
        ],
        "events": [
            {"after": event.after, "name": event.name, "text": event.text, "at": _time(event.at)}
            for event in events
        ],
        "custom": conversation.custom,
    }
    told["participants"] = [*everyone.values(), *([{"id": customer, "role": "customer"}] if customer else [])]
    told["messages"] = [_filled(message) for message in told["messages"]]
    told["events"] = [_filled(event) | {"text": event["text"]} for event in told["events"]]
    return _filled(told) | {"messages": told["messages"]}


def _csat(conversation: Conversation, people: _People) -> dict[str, Any] | None:
    if not (conversation.csat_answer or conversation.csat_comment):
        return None
    about = people.told(conversation.csat_about_id, conversation.source)
    return _filled({"answer": conversation.csat_answer, "comment": conversation.csat_comment, "about": about})


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value or key in ("text", "after", "internal")}


def _time(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None
