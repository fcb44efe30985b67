"""Someone asks the language model about a conversation; the worker puts the question."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from goldenthread.conversations.models import Conversation, Handling
from goldenthread.foundation import audit, happenings
from goldenthread.foundation.models import User
from goldenthread.insights.happenings import ModelAsked
from goldenthread.insights.language_model.setting import LanguageModel
from goldenthread.insights.models import Asking


class NoLanguageModel(Exception):
    """No language model is set up here."""


@transaction.atomic
def ask_model(*, conversation: Conversation, by: User | None, at: datetime) -> Asking:
    """Write down that someone asks; while a question about a conversation waits there is no second.

    Whoever calls has found the conversation for the one who asks; `by` is None for the house itself.
    Raises `NoLanguageModel`.
    """
    model: LanguageModel | None = settings.LANGUAGE_MODEL
    if model is None:
        raise NoLanguageModel("No language model is set up here. The engine reads without one.")
    held = Conversation.objects.select_for_update(no_key=True).get(pk=conversation.pk)
    latest = Asking.objects.filter(conversation=held, fingerprint=held.fingerprint).first()
    if latest is not None and latest.is_waiting(at=at):
        return latest
    asking = Asking.objects.create(
        conversation=held, by=by, at=at, model=model.name, fingerprint=held.fingerprint
    )
    concerned = set(Handling.objects.filter(conversation=held).values_list("person_id", flat=True))
    if by is not None and hasattr(by, "person"):
        concerned.add(by.person.pk)
    audit.record(
        act="ask_model",
        by=by,
        at=at,
        subject=held,
        summary=f"The language model {model.name} was asked about a conversation, at {model.url}",
        concerns=concerned,
    )
    happenings.announce(ModelAsked(asking.pk, is_unbidden=by is None))
    return asking
