"""What the engine heard of the customers in a conversation: the language, praise, and what they felt."""

from django.db import models

from goldenthread.conversations.models import Conversation


class Listening(models.Model):
    """One version of the engine listened to a conversation as it then was."""

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="listening")
    # ISO 639-1; empty where the customer wrote too little to say.
    language = models.CharField(max_length=8, blank=True)
    version = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=32)
    at = models.DateTimeField()


class Heard(models.Model):
    """A customer's words that show something: characters start to end of the message at `position`."""

    class What(models.TextChoices):
        """What the words show."""

        PRAISE = "praise", "Praise"
        ANGER = "anger", "Anger"
        DISAPPOINTMENT = "disappointment", "Disappointment"
        WORRY = "worry", "Worry"
        JOY = "joy", "Joy"

    listening = models.ForeignKey(Listening, on_delete=models.CASCADE, related_name="heard")
    what = models.CharField(max_length=20, choices=What)
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="what_was_heard_holds_some_words"
            )
        ]
        indexes = [models.Index(fields=["what", "listening"])]
        ordering = ["position", "start"]
