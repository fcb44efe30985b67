"""What the review page shows, gathered: the conversation in lines, the seven behaviours in rows."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from goldenthread.conversations.models import Conversation, Event, Message
from goldenthread.insights.models.reading import Mark

from .models import Answer, Quote, Review
from .proposed import Proposed, proposed_of
from .queries import EngineReading, Words, reading_of, seen_by

KEY_OF_MARK = {"shown": "c", "partly": "p", "grow": "g", "na": "n", "cannot_tell": "x"}
MARKS = [(mark.value, mark.label, KEY_OF_MARK[mark.value]) for mark in Mark]


@dataclass(slots=True)
class Row:
    """One behaviour on the sheet: its wording, the answer and the quotes so far."""

    number: int
    behaviour: str
    title: str
    looks_like: str
    answer: Answer | None = None
    quotes: list[Quote] = field(default_factory=list)
    # The engine's reading and a language model's proposals, only once the reviewer answered and asked to see.
    is_seen: bool = False
    reading: EngineReading | None = None
    proposed: Proposed | None = None

    @property
    def underlines(self) -> list[tuple[Words, bool]]:
        """The words the engine points at, each with whether the reviewer quotes just them."""
        quoted = {(quote.message_id, quote.start, quote.end) for quote in self.quotes}
        words = self.reading.words if self.reading else []
        return [(one, (one.message, one.start, one.end) in quoted) for one in words]

    @property
    def mark(self) -> str:
        """The mark, or nothing yet."""
        return self.answer.mark if self.answer else ""


def rows_of(review: Review, *, at: datetime) -> list[Row]:
    """Lay out the seven behaviours of a review in the words of the standard it is written under."""
    answers = {answer.behaviour: answer for answer in review.answers.all()}
    seen: set[str] = set()
    if review.conversation_id is not None and not review.is_handed_over:
        seen = seen_by(review.by_id, review.conversation_id)
    readings = {}
    proposed: Proposed | None = None
    if seen and review.conversation is not None:
        proposed = proposed_of(review.conversation, at=at)
        found = reading_of(review.conversation, seen, person=review.by_id)
        readings = {reading.behaviour.value: reading for reading in found}
    rows = []
    for number, wording in enumerate(review.standard.wordings.all(), 1):
        answer = answers.get(wording.behaviour)
        row = Row(number, wording.behaviour, wording.title, wording.looks_like, answer)
        row.quotes = list(answer.quotes.all()) if answer else []
        row.is_seen = wording.behaviour in seen
        if row.mark and row.is_seen:
            row.reading = readings.get(wording.behaviour)
            row.proposed = proposed.of_behaviour(wording.behaviour) if proposed else None
        rows.append(row)
    return rows


def lines_of(conversation: Conversation | None) -> list[dict[str, Any]]:
    """Put a conversation in reading order: each message with the events that followed it."""
    if conversation is None:
        return []
    after: defaultdict[int, list[Event]] = defaultdict(list)
    for event in conversation.events.select_related("author"):
        after[event.after].append(event)
    messages: list[Message] = list(conversation.messages.select_related("author").order_by("position"))
    lines: list[dict[str, Any]] = [{"events": after.pop(-1)}] if -1 in after else []
    for message in messages:
        lines.append(
            {"message": message, "who": who_wrote(message), "events": after.pop(message.position, [])}
        )
    lines += [{"events": events} for _, events in sorted(after.items())]
    return lines


def who_wrote(message: Message) -> str:
    """Name the writer of a message: ours by name, the customer never."""
    if message.role == Message.Role.STAFF and message.author is not None:
        return message.author.name
    return {"customer": "Customer", "staff": "Colleague", "bot": "Bot", "system": "System"}[message.role]


def minutes_for(messages: int) -> int:
    """Guess how many minutes a review takes: three for a conversation of twenty messages, never under two."""
    return max(2, round(messages * 3 / 20))
