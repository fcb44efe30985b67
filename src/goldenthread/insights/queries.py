"""Finds what the engine read. A reading is about a conversation, never about a person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from goldenthread.conversations.models import Conversation
from goldenthread.conversations.queries import conversations_for, newest_first
from goldenthread.people.viewer import Viewer

from .language_model.outcome import PASSING, SAYS, Outcome
from .models import Asking, Proposal, Reading
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


def next_to_ask_about() -> Conversation | None:
    """Find the newest conversation about which no language model was asked as it now stands."""
    asked = Asking.objects.filter(conversation=OuterRef("pk"), fingerprint=OuterRef("fingerprint"))
    unasked = Conversation.objects.filter(~Exists(asked.exclude(outcome__in=PASSING)), message_count__gt=0)
    return Conversation.objects.filter(pk__in=newest_first(unasked, most=1)).first()


@dataclass(frozen=True, slots=True)
class Proposing:
    """How things stand between the language model and one conversation.

    `proposals` are those of the newest asking that was answered; `asking` is the newest of all, whose
    outcome may be that there was no answer.
    """

    asking: Asking | None
    is_waiting: bool
    answered: Asking | None
    proposals: tuple[Proposal, ...]

    @property
    def says(self) -> str:
        """What to tell whoever asked, in a plain sentence; empty while they wait and where all went well."""
        if self.asking is None or self.is_waiting:
            return ""
        if not self.asking.outcome:
            return "The question was not put: the worker that does so is busy or not running."
        return SAYS[Outcome(self.asking.outcome)]


def proposals_of(conversation: Conversation, *, at: datetime) -> Proposing:
    """Find what a language model proposed of a conversation as it now stands.

    Checks no viewer, as `evidence_of`.
    """
    asked = Asking.objects.filter(conversation=conversation, fingerprint=conversation.fingerprint)
    newest = asked.first()
    answered = asked.filter(outcome=Outcome.ANSWERED).first()
    return Proposing(
        asking=newest,
        is_waiting=newest is not None and newest.is_waiting(at=at),
        answered=answered,
        proposals=tuple(answered.proposals.all()) if answered else (),
    )
