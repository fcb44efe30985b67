"""Finds what the engine read. A reading is about a conversation, never about a person."""

from dataclasses import dataclass

from goldenthread.conversations.models import Conversation
from goldenthread.conversations.queries import conversations_for
from goldenthread.people.viewer import Viewer

from .models import Reading
from .models.reading import Behaviour, Mark


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a conversation: characters `start` to `end` of the message at `position`."""

    position: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What the engine says of one behaviour in one conversation, and the words it rests on."""

    behaviour: Behaviour
    mark: Mark
    spans: tuple[Span, ...]


def evidence_of(conversation: Conversation) -> list[Seen]:
    """Find what the engine read in a conversation, in the order of the standard; empty if it has not yet.

    Checks no viewer: for packages above that have, and that know whether a hint may be shown now.
    A reading of an older version of the conversation is left out, since its words may have moved.
    """
    order = list(Behaviour)
    readings = Reading.objects.filter(
        conversation=conversation, fingerprint=conversation.fingerprint
    ).prefetch_related("evidence")
    return sorted(
        (
            Seen(
                Behaviour(reading.behaviour),
                Mark(reading.mark),
                tuple(Span(e.position, e.start, e.end) for e in reading.evidence.all()),
            )
            for reading in readings
        ),
        key=lambda seen: order.index(seen.behaviour),
    )


def evidence_for(viewer: Viewer, conversation_id: int) -> list[Seen]:
    """Find what the engine read in a conversation that this viewer may read; empty for anyone else.

    Whoever has a review of it open must not be handed this before they answered: a package above says so.
    """
    conversation = conversations_for(viewer).filter(pk=conversation_id).first()
    return evidence_of(conversation) if conversation else []
