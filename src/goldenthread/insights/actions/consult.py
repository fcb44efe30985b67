"""Puts one question to the language model within the day's limit, and writes down what it took."""

from datetime import datetime

from django.db.models import Sum
from django.utils import timezone

from goldenthread.insights.language_model import client
from goldenthread.insights.language_model.outcome import Outcome
from goldenthread.insights.language_model.setting import LanguageModel
from goldenthread.insights.models import Asking, ModelCall


def consult(
    model: LanguageModel, messages: client.Messages, *, at: datetime, asking: Asking | None = None
) -> client.Reply:
    """Ask, unless what may be used in a day would not suffice; never raises for what the address does.

    The question's tokens are set aside first and the day is added up afterwards, so that two workers
    at once refuse too much rather than use too much. Not to be called inside a transaction: what was
    used must stay written whatever follows.
    """
    expected = client.guess_tokens(messages) + client.MOST_ANSWER_TOKENS
    call = ModelCall.objects.create(asking=asking, at=at, model=model.name, tokens=expected)
    if tokens_used_on_the_day_of(at) > model.tokens_a_day:
        call.delete()
        return client.Reply(Outcome.LIMIT)
    reply = client.ask(model, messages)
    # Not by saving the row: its asking may have gone meanwhile, with an import that was taken back.
    ModelCall.objects.filter(pk=call.pk).update(
        tokens=reply.tokens, is_guess=reply.is_guess, outcome=reply.outcome
    )
    return reply


def tokens_used_on_the_day_of(at: datetime) -> int:
    """Add up the tokens of a day, from midnight in the house's time zone."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    used = ModelCall.objects.filter(at__gte=midnight).aggregate(tokens=Sum("tokens"))["tokens"]
    return int(used or 0)
