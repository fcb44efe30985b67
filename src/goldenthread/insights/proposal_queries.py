"""Finds what a language model was asked and what it proposed, apart from what the engine read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from goldenthread.conversations.models import Conversation
from goldenthread.conversations.queries import newest_first

from .language_model.outcome import PASSING, SAYS, Outcome
from .models import Asking, Proposal


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

    Checks no viewer: for packages above that have, and that know whether a hint may be shown now.
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
