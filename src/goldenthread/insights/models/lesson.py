"""What the engine learnt from this house's reviews, what people dismissed, and what was undone."""

from django.db import models

from goldenthread.conversations.models import Conversation
from goldenthread.people.models import Person

from .reading import Behaviour


class Lesson(models.Model):
    """One attempt to read a behaviour as this house does; without a head it was no better and was dropped.

    The numbers are about the engine: with how many unseen answers it agreed, as shipped and as learnt.
    """

    class About(models.TextChoices):
        """What was learnt."""

        MARKS = "marks", "How it marks"
        EVIDENCE = "evidence", "Which words it points at"

    behaviour = models.CharField(max_length=20, choices=Behaviour)
    about = models.CharField(max_length=10, choices=About)
    at = models.DateTimeField()
    reviews = models.PositiveIntegerField()
    # Of the shipped step that it was learnt beside: another version's marks mean something else.
    version = models.CharField(max_length=60)
    unseen = models.PositiveIntegerField()
    agreed_before = models.PositiveIntegerField()
    agreed_after = models.PositiveIntegerField()
    head = models.BinaryField(null=True)
    # Up to five conversations that it reads differently: [conversation, mark as shipped, mark as learnt].
    examples = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(head=None) | models.Q(agreed_after__gt=models.F("agreed_before")),
                name="what_was_kept_agrees_better",
            )
        ]
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_behaviour_display()}: {self.get_about_display().lower()}"

    @property
    def is_kept(self) -> bool:
        """Say whether it agreed better with unseen answers, by more than luck."""
        return self.head is not None


class LessonUndone(models.Model):
    """Someone took a lesson back: the engine reads again as it did before."""

    lesson = models.OneToOneField(Lesson, on_delete=models.CASCADE, related_name="undone")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)


class Dismissal(models.Model):
    """Someone says that words which the engine underlined do not show the behaviour."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="dismissals")
    behaviour = models.CharField(max_length=20, choices=Behaviour)
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    # Of the conversation as it then was: in a newer version the words may stand elsewhere.
    fingerprint = models.CharField(max_length=32)
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "behaviour", "position", "start", "end", "by"], name="dismissed_once"
            )
        ]
