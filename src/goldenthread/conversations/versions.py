"""Brings a stored conversation to another version of itself, and back.

The conversation and every message that stays keep their keys: reviews quote a message and
characters in it. Use inside a transaction.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
from django.db import models

from goldenthread.people.models import Person, Team

from .models import Conversation, Event, Handling, Message, Tag

Row = dict[str, Any]
_PARTS: tuple[tuple[str, type[models.Model]], ...] = (
    ("messages", Message), ("events", Event), ("tags", Tag), ("handlings", Handling),
)  # fmt: skip
_ASIDE = 1_000_000  # positions to pass through while messages change places: two may never share one


def before(conversation_ids: Iterable[int]) -> dict[int, Row]:
    """Put conversations and all their rows into plain JSON values, keys included."""
    numbers = list(conversation_ids)
    kept: dict[int, Row] = {
        row["id"]: {"conversation": _plain(row), **{part: [] for part, _ in _PARTS}}
        for row in _rows_of(Conversation.objects.filter(pk__in=numbers))
    }
    for part, model in _PARTS:
        for row in _rows_of(model._default_manager.filter(conversation__in=numbers).order_by("pk")):
            kept[row["conversation_id"]][part].append(_plain(row))
    return kept


class Change:
    """How many messages a newer version added, changed and left alone."""

    __slots__ = ("added", "unchanged", "updated")

    def __init__(self) -> None:
        self.added = self.updated = self.unchanged = 0


def compare(old: list[Row], new: list[Row]) -> tuple[list[int | None], Change]:
    """Say for each new message which old one it is: by the source's id, else by content, else by place."""
    matched: list[int | None] = [None] * len(new)
    left = dict(enumerate(old))
    _match(left, new, matched, lambda row: row["source_id"] or None)
    _match(left, new, matched, _said)
    at_place = {row["position"]: number for number, row in left.items() if not row["source_id"]}
    for number, row in enumerate(new):
        same_place = at_place.get(row["position"])
        if matched[number] is None and same_place is not None and old[same_place]["role"] == row["role"]:
            matched[number] = same_place
    change = Change()
    for place, row in zip(matched, new, strict=True):
        if place is None:
            change.added += 1
        elif all(old[place][name] == row[name] for name in row if name != "position"):
            change.unchanged += 1
        else:
            change.updated += 1
    return matched, change


def _match(left: dict[int, Row], new: list[Row], matched: list[int | None], key: Any) -> None:
    waiting = defaultdict(list)
    for number, row in left.items():
        waiting[key(row)].append(number)
    for at, row in enumerate(new):
        told = key(row)
        if matched[at] is None and told is not None and waiting[told]:
            matched[at] = waiting[told].pop(0)
            del left[matched[at]]  # type: ignore[arg-type]


def _said(row: Row) -> tuple[Any, ...]:
    return row["role"], row["sent_at"], row["is_internal"], row["text"]


def bring_to(
    conversation_id: int, conversation: Row, messages: list[Row], parts: dict[str, list[Row]]
) -> Change:
    """Make a stored conversation what the rows say; messages that stay keep their keys."""
    old = _rows_of(Message.objects.filter(conversation=conversation_id).order_by("position"))
    matched, change = compare(old, messages)
    kept = {old[number]["id"] for number in matched if number is not None}
    Message.objects.filter(conversation=conversation_id).exclude(pk__in=kept).delete()
    changed = [
        (old[number]["id"], row)
        for number, row in zip(matched, messages, strict=True)
        if number is not None and any(old[number][name] != row[name] for name in row)
    ]
    _write_messages(conversation_id, changed)
    Message.objects.bulk_create(
        Message(conversation_id=conversation_id, **row)
        for number, row in zip(matched, messages, strict=True)
        if number is None
    )
    _write_parts(conversation_id, parts)
    Conversation.objects.filter(pk=conversation_id).update(**conversation)
    return change


def restore(kept: Row) -> None:
    """Make a conversation again what it was, to the letter and the key."""
    head = _times(Conversation, kept["conversation"])
    number = head.pop("id")
    head.pop("run_id")  # which import brought it is not part of a version
    messages = [_times(Message, row) for row in kept["messages"]]
    parts = {part: [_times(model, row) for row in kept[part]] for part, model in _PARTS[1:]}
    _forget_the_gone([head, *messages, *parts["events"]], parts["handlings"])
    there = Message.objects.filter(conversation=number)
    there.exclude(pk__in=[row["id"] for row in messages]).delete()
    still = set(there.values_list("pk", flat=True))
    _write_messages(number, [(row["id"], row) for row in messages if row["id"] in still])
    Message.objects.bulk_create(Message(**row) for row in messages if row["id"] not in still)
    _write_parts(number, parts)
    Conversation.objects.filter(pk=number).update(**head)


def _write_messages(conversation_id: int, changed: list[tuple[int, Row]]) -> None:
    if not changed:
        return
    moved = Message.objects.filter(pk__in=[pk for pk, _ in changed])
    moved.update(position=models.F("position") + _ASIDE)
    for pk, row in changed:
        Message.objects.filter(pk=pk).update(**{name: value for name, value in row.items() if name != "id"})


def _write_parts(conversation_id: int, parts: dict[str, list[Row]]) -> None:
    for part, model in _PARTS[1:]:
        model._default_manager.filter(conversation=conversation_id).delete()
        model._default_manager.bulk_create(
            model(**{"conversation_id": conversation_id, **row}) for row in parts[part]
        )


def _forget_the_gone(rows: list[Row], handlings: list[Row]) -> None:
    """Leave out people and teams that have been merged or deleted since."""
    names = ("author_id", "assignee_id", "csat_about_id", "person_id")
    told = {row[name] for row in (*rows, *handlings) for name in names if row.get(name)}
    people = set(Person.objects.filter(pk__in=told).values_list("pk", flat=True))
    for row in rows:
        for name in names:
            if row.get(name) and row[name] not in people:
                row[name] = None
        if row.get("team_id") and not Team.objects.filter(pk=row["team_id"]).exists():
            row["team_id"] = None
    handlings[:] = [row for row in handlings if row["person_id"] in people]


def _rows_of(found: models.QuerySet[Any]) -> list[Row]:
    return list(found.values())


def _plain(row: Row) -> Row:
    return {name: v.isoformat() if isinstance(v, datetime) else v for name, v in row.items()}


def _times(model: type[models.Model], row: Row) -> Row:
    times = {f.attname for f in model._meta.concrete_fields if isinstance(f, models.DateTimeField)}
    return {n: datetime.fromisoformat(v) if v and n in times else v for n, v in row.items()}


def as_rows(fields: tuple[str, ...], values: Iterable[Sequence[Any]], model: type[models.Model]) -> list[Row]:
    """Name the values of laid-out rows by their columns, and read what was spelled for the database."""
    known: list[Any] = [model._meta.get_field(name) for name in fields]
    read = [(field.attname, _READ.get(type(field))) for field in known]
    return [
        {name: value if how is None or value is None else how(value) for (name, how), value in told}
        for told in (zip(read, row, strict=True) for row in values)
    ]


_READ: dict[type, Callable[[Any], Any]] = {
    models.DateTimeField: lambda spelled: datetime.fromisoformat(spelled).replace(tzinfo=UTC),
    models.JSONField: orjson.loads,
    models.BooleanField: bool,
}
