"""The engine's reading of a conversation: evidence first, always correctable, never of a person."""

from django.db import models

from goldenthread.conversations.models import Conversation


class Behaviour(models.TextChoices):
    """The seven behaviours of the standard, in its order."""

    CONNECTION = "connection", "Makes a human connection"
    AUTHENTICATION = "authentication", "Properly authenticates the account"
    HISTORY = "history", "Reviews the customer's history and notes"
    ACCURACY = "accuracy", "Gives accurate information"
    CLARITY = "clarity", "Communicates the message effectively"
    EMPOWERMENT = "empowerment", "Empowers the customer"
    NOTES = "notes", "Leaves complete notes for the next person"


class Mark(models.TextChoices):
    """What can be said of one behaviour in one conversation. Words, never a number."""

    SHOWN = "shown", "Clearly shown"
    PARTLY = "partly", "Partly"
    GROW = "grow", "A chance to grow"
    NOT_APPLICABLE = "na", "Not applicable"
    CANNOT_TELL = "cannot_tell", "Cannot tell"


class Reading(models.Model):
    """What one version of the engine says of one behaviour in one conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="readings")
    behaviour = models.CharField(max_length=20, choices=Behaviour)
    mark = models.CharField(max_length=12, choices=Mark)
    version = models.CharField(max_length=60)
    # Of the conversation as it was read: a newer version of it has to be read again.
    fingerprint = models.CharField(max_length=32, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "behaviour"], name="one_reading_per_behaviour")
        ]


class Evidence(models.Model):
    """The words a reading rests on: characters start to end of the message at `position`."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="evidence")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="evidence_holds_some_words"
            )
        ]
        ordering = ["position", "start"]
