"""Puts a conversation in the order it happened: messages, with what systems did in between."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from .models import Conversation, Event, Message

LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: a message or an event; `day` where a new day begins."""

    message: Message | None = None
    event: Event | None = None
    day: date | None = None

    @property
    def line(self) -> str:
        """What an event comes to on one line; the whole of a long one is folded away."""
        if self.event is None:
            return ""
        text = " ".join(self.event.text.split())
        return text if len(text) <= LONGEST_LINE and not text.startswith(("{", "[{")) else ""

    @property
    def folded(self) -> str:
        """The details of an event that are too long for a line, laid out to be read."""
        if self.event is None or self.line or not self.event.text.strip():
            return ""
        try:
            return json.dumps(json.loads(self.event.text), indent=2, ensure_ascii=False)
        except (ValueError, RecursionError):
            return self.event.text


def in_reading_order(conversation: Conversation) -> list[Step]:
    """List the steps of a conversation, each event after the message that it followed."""
    after: defaultdict[int, list[Event]] = defaultdict(list)
    for event in conversation.events.select_related("author").order_by("after", "position"):
        after[event.after].append(event)
    return list(_with_days(_steps(conversation, after)))


def _steps(conversation: Conversation, after: dict[int, list[Event]]) -> Iterator[Step]:
    for number in sorted(key for key in after if key < 0):
        yield from (Step(event=event) for event in after.pop(number))
    for message in conversation.messages.select_related("author").order_by("position"):
        yield Step(message=message)
        yield from (Step(event=event) for event in after.pop(message.position, ()))
    for number in sorted(after):
        yield from (Step(event=event) for event in after[number])


def _with_days(steps: Iterator[Step]) -> Iterator[Step]:
    day: date | None = None
    for step in steps:
        at = step.message.sent_at if step.message else None
        today = timezone.localtime(at).date() if at else None
        if today is not None and today != day:
            day = today
            yield Step(message=step.message, event=step.event, day=today)
        else:
            yield step
