"""A reader asks the language model about a conversation, and by that has seen a hint."""

from datetime import datetime

from django.db import transaction

from goldenthread.insights.actions.ask_model import ask_model
from goldenthread.insights.models.reading import Behaviour
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.models import Answer
from goldenthread.reviews.queries import account_of, conversation_for, kept_back_by

from .drafting import open_draft
from .see_evidence import see_evidence


class MayNotAsk(Exception):
    """The question cannot be put now; the words say why."""


@transaction.atomic
def ask_about_conversation(*, conversation: int, by: Viewer, at: datetime) -> None:
    """Ask about a conversation that one may read and is not about to review; a hint on all seven.

    Raises `MayNotAsk`, and `NoLanguageModel` where none is set up.
    """
    found = conversation_for(by, conversation, at=at)
    if found is None:
        raise MayNotAsk("Only those who may read a conversation may ask about it.")
    if kept_back_by(by, found, at=at) is not None:
        raise MayNotAsk("You are about to review this conversation, and your eyes come first.")
    ask_model(conversation=found, by=account_of(by), at=at)
    if by.person_id is not None:
        see_evidence(person=by.person_id, conversation=found.pk, behaviours=Behaviour.values, at=at)


@transaction.atomic
def ask_in_draft(*, review: int, behaviour: str, by: Viewer, at: datetime) -> None:
    """Ask while reviewing, once one's own answer to that behaviour stands; a hint on that one alone.

    Raises `MayNotAsk`, `NoSuchDraft`, and `NoLanguageModel` where none is set up.
    """
    draft = open_draft(review, by)
    answered = Answer.objects.filter(review=draft, behaviour=behaviour).exclude(mark="").exists()
    if not answered or draft.conversation is None:
        raise MayNotAsk("Give your own answer first.")
    ask_model(conversation=draft.conversation, by=account_of(by), at=at)
    see_evidence(person=draft.by_id, conversation=draft.conversation.pk, behaviours=[behaviour], at=at)
