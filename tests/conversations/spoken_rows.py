"""Conversations of Fernhill in the database, made as plain rows for the pages to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from goldenthread.conversations import search_index
from goldenthread.conversations.models import Conversation, Event, Handling, ImportRun, Message, Tag
from goldenthread.entrypoints.demo.cast import Member
from goldenthread.people.models import Person
from tests.fernhill import NOW, START, Fernhill


@dataclass
class Said:
    """A message to be: who wrote it (None: the customer), what, and whether only colleagues read it."""

    text: str
    by: Member | None = None
    note: bool = False
    quoted: str = ""
    recording: str = ""


@dataclass
class Shelf:
    """Puts conversations of the cast into the database, one after the other, an hour apart."""

    fernhill: Fernhill
    numbers: Any = field(default_factory=lambda: count(1))

    def put(
        self,
        *said: Said,
        team: str | None = None,
        assignee: Member | None = None,
        events: Sequence[Event] = (),
        tags: Sequence[str] = (),
        opened_at: datetime | str | None = "in turn",
        **facts: Any,
    ) -> Conversation:
        """Store one conversation with its messages, handlings, events and tags."""
        number = next(self.numbers)
        opened = NOW - timedelta(days=30) + timedelta(hours=number) if opened_at == "in turn" else opened_at
        conversation = Conversation.objects.create(
            source="shelf",
            source_id=str(number),
            run=ImportRun.objects.get_or_create(started_at=START)[0],
            fingerprint=str(number),
            team=self.fernhill.teams[team] if team else None,
            assignee=self.fernhill.person(assignee) if assignee else None,
            opened_at=opened,
            message_count=len(said),
            has_notes=any(words.note for words in said),
            **{"channel": "chat"} | facts,
        )
        for position, words in enumerate(said):
            self._say(conversation, position, words)
        for position, event in enumerate(events):
            event.conversation, event.position = conversation, position
            event.save()
        Tag.objects.bulk_create(Tag(conversation=conversation, name=name) for name in tags)
        search_index.refresh([conversation.pk])
        return conversation

    def _say(self, conversation: Conversation, position: int, words: Said) -> None:
        author: Person | None = self.fernhill.person(words.by) if words.by else None
        at = conversation.opened_at
        Message.objects.create(
            conversation=conversation,
            position=position,
            role="staff" if author else "customer",
            author=author,
            sent_at=at and at + timedelta(minutes=position),
            is_internal=words.note,
            text=words.text,
            quoted=words.quoted,
            recording_url=words.recording,
        )
        if author:
            part, _ = Handling.objects.get_or_create(conversation=conversation, person=author)
            part.messages += not words.note
            part.notes += words.note
            part.save()
