"""Puts the question of an asking to the language model and keeps of its answer what stands."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from goldenthread.conversations.models import Conversation, Message
from goldenthread.insights.language_model import evidence
from goldenthread.insights.language_model.outcome import Outcome
from goldenthread.insights.language_model.setting import LanguageModel
from goldenthread.insights.models import Asking, Proposal

from .consult import consult


def propose(*, asking: int, at: datetime) -> Outcome | None:
    """Answer an asking, once: proposals whose words stand, or the reason why there are none.

    Only the stored text goes out, which was redacted at the door, and of it the messages alone: no
    name of an author, no subject, no field of the help desk. None where there is nothing to answer.
    """
    asked = Asking.objects.select_related("conversation").filter(pk=asking, ended_at=None).first()
    if asked is None:
        return None
    model: LanguageModel | None = settings.LANGUAGE_MODEL
    if model is None:
        return _end(asked, Outcome.SWITCHED_OFF, at)
    if Asking.objects.filter(conversation=asked.conversation_id, pk__gt=asked.pk).exists():
        return _end(asked, Outcome.SET_ASIDE, at)
    if asked.conversation.fingerprint != asked.fingerprint:
        return _end(asked, Outcome.CHANGED, at)
    said = _said_in(asked.conversation)
    if evidence.is_too_long(said):
        return _end(asked, Outcome.TOO_LONG, at)
    reply = consult(model, evidence.messages_about(said), at=at, asking=asked)
    if reply.outcome is not Outcome.ANSWERED:
        return _end(asked, reply.outcome, at)
    kept = evidence.kept_of(reply.text, said)
    return _end(asked, Outcome.BROKEN, at) if kept is None else _keep(asked, kept, at)


def _said_in(conversation: Conversation) -> list[evidence.Said]:
    rows = Message.objects.filter(conversation=conversation).order_by("position")
    return [evidence.Said(*row) for row in rows.values_list("position", "role", "is_internal", "text")]


@transaction.atomic
def _keep(asked: Asking, kept: evidence.Kept, at: datetime) -> Outcome:
    """Store the proposals, but not where the conversation changed while the model read it."""
    standing = Conversation.objects.select_for_update(no_key=True).filter(pk=asked.conversation_id).first()
    if standing is None:
        return Outcome.CHANGED  # and its asking went with it
    if standing.fingerprint != asked.fingerprint:
        return _end(asked, Outcome.CHANGED, at)
    Proposal.objects.bulk_create(
        Proposal(
            asking=asked,
            behaviour=one.behaviour,
            mark=one.mark,
            position=one.position,
            start=one.start,
            end=one.end,
        )
        for one in kept.proposals
    )
    return _end(asked, Outcome.ANSWERED, at, dropped=kept.dropped)


def _end(asked: Asking, outcome: Outcome, at: datetime, *, dropped: int = 0) -> Outcome:
    Asking.objects.filter(pk=asked.pk).update(ended_at=at, outcome=outcome, dropped=dropped)
    return outcome
