"""What a language model proposes of a conversation: beside the engine's reading, never in it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from goldenthread.conversations.models import Conversation

from .reading import Behaviour, Mark

LOST_AFTER = timedelta(minutes=15)  # the worker may have an import before it; longer, and nobody comes


class Asking(models.Model):
    """Someone asked the language model about a conversation; `by` is empty where the house asks by itself."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="askings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    model = models.CharField(max_length=100)
    # Of the conversation as it was asked about: a newer version of it has to be asked about anew.
    fingerprint = models.CharField(max_length=32)
    # How it ended, as an `Outcome` of the language model; empty until then.
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)
    # Findings that did not stand: of an answer, never of a person.
    dropped = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None, outcome="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(outcome="")),
                name="an_asking_ends_with_an_outcome",
            )
        ]

    def is_waiting(self, *, at: datetime) -> bool:
        """Say whether an answer may still come."""
        return self.ended_at is None and at - self.at < LOST_AFTER


class Proposal(models.Model):
    """Words that the language model points at, checked to stand there and by no person: a proposal."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="proposals")
    behaviour = models.CharField(max_length=20, choices=Behaviour)
    mark = models.CharField(max_length=12, choices=Mark)
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="a_proposal_holds_some_words"
            )
        ]


class ModelCall(models.Model):
    """One question put to the language model and the tokens it took: what the day's limit is held by.

    Written before the question goes out, with a guess of its tokens, so that a question cut off by a
    kill counts too. It outlives the conversation: what was used stays used.
    """

    asking = models.ForeignKey(Asking, null=True, on_delete=models.SET_NULL, related_name="calls")
    at = models.DateTimeField(db_index=True)
    model = models.CharField(max_length=100)
    tokens = models.PositiveIntegerField()
    is_guess = models.BooleanField(default=True)
    outcome = models.CharField(max_length=20, blank=True)
