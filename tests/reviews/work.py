"""Customer work of the cast to draw from and to review: a delayed parcel, told and solved in many ways."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from goldenthread.conversations.models import Conversation, Event, Handling, ImportRun, Message
from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.demo.cast import Member
from goldenthread.insights.models import Evidence, Reading
from tests.fernhill import Fernhill

GREETING = "Good morning! Thank you for writing to us, I can see how much you looked forward to this tent. 🌲"
QUESTION = "May I ask for your order number and the postcode, so that I open the right account?"
NOTE = "Parcel lost at depot, replacement sent by courier, promised mail with tracking by 5 pm."


def talk(
    fernhill: Fernhill,
    who: Member,
    *,
    number: int = 1,
    at: datetime | None = None,
    team: str | None = None,
    helped_by: Member | None = None,
) -> Conversation:
    """Store one chat that `who` handled, with a note; `helped_by` had a part in it too."""
    at = at or timezone.now() - timedelta(days=2)
    run, _ = ImportRun.objects.get_or_create(pk=1, defaults={"started_at": at, "finished_at": at})
    person = fernhill.person(who)
    conversation = Conversation.objects.create(
        source="helpdesk",
        source_id=f"{who.key}-{number}",
        subject="Where is my tent?",
        channel="chat",
        opened_at=at,
        team=fernhill.teams[team or who.team or cast.ORDERS],
        assignee=person,
        fingerprint=f"{who.key}-{number}",
        run=run,
        message_count=5,
        has_notes=True,
    )
    said = [
        (
            "customer",
            None,
            "Hello, my tent should have come on Friday. We leave on Thursday and I am worried.",
            False,
        ),
        ("staff", person, f"{GREETING}\n\n{QUESTION}", False),
        ("customer", None, "It is [order number], postcode [postcode].", False),
        (
            "staff",
            person,
            "The parcel was lost at the depot. I am sending another by courier today; you will have the "
            "tracking link by 5 pm, and with it you can follow the driver yourself.",
            False,
        ),
        ("staff", person, NOTE, True),
    ]
    for position, (role, author, text, internal) in enumerate(said):
        Message.objects.create(
            conversation=conversation,
            position=position,
            role=role,
            author=author,
            text=text,
            is_internal=internal,
            sent_at=at + timedelta(minutes=position),
        )
    Event.objects.create(conversation=conversation, after=2, position=0, name="Look-up", text="order opened")
    for one in filter(None, (who, helped_by)):
        Handling.objects.create(
            conversation=conversation,
            person=fernhill.person(one),
            messages=2,
            notes=1,
            last_at=at + timedelta(minutes=4),
        )
    return conversation


def let_the_engine_read(conversation: Conversation) -> None:
    """Store a reading of one behaviour, with the words it rests on."""
    reading = Reading.objects.create(
        conversation=conversation,
        behaviour="connection",
        mark="shown",
        version="test",
        fingerprint=conversation.fingerprint,
        at=timezone.now(),
    )
    Evidence.objects.create(
        reading=reading, position=1, start=14, end=len("Good morning! Thank you for writing to us")
    )


def a_busy_month(fernhill: Fernhill) -> None:
    """Store work of everyone in the teams, leads and head included."""
    for place, member in enumerate(cast.CAST):
        for number in range(3 + place % 4):
            talk(
                fernhill,
                member,
                number=number,
                at=timezone.now() - timedelta(days=1 + number * 3, hours=place),
            )
