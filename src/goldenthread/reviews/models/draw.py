"""The week's draw: which conversations, whose work, for whom, by what chance and why."""

from django.conf import settings
from django.db import models

from goldenthread.conversations.models import Conversation
from goldenthread.people.models import Person
from goldenthread.reviews.weeks import say_week


class Kind(models.TextChoices):
    """How the reviewer stands to the person whose work it is."""

    PEER = "peer", "A colleague's work"
    LEAD = "lead", "Work of someone in a team you lead"
    UPWARD = "upward", "Your lead's work"
    SELF = "self", "Your own work"


class Draw(models.Model):
    """One week's draw. The seed is kept, so that anyone can repeat it and find the same."""

    week = models.CharField(max_length=8, unique=True)
    seed = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The span of work that was in the pool; empty where the conversations carry no dates.
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-week"]

    def __str__(self) -> str:
        return f"The draw for {say_week(self.week)}"


class DrawItem(models.Model):
    """One conversation asked of one reviewer, with its chance of selection and the reason in words.

    The chance is the conversation's, out of the work that this person handled; it says nothing
    about the person.
    """

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="items")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drawn")
    reviewer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="asked")
    kind = models.CharField(max_length=10, choices=Kind)
    chance = models.FloatField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draw", "conversation", "person", "reviewer"], name="asked_once_a_draw"
            ),
            models.CheckConstraint(
                condition=models.Q(chance__gt=0) & models.Q(chance__lte=1), name="a_chance_is_a_chance"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="self", person=models.F("reviewer"))
                | (~models.Q(kind="self") & ~models.Q(person=models.F("reviewer"))),
                name="only_self_items_are_about_oneself",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="every_item_says_why"),
        ]
        ordering = ["id"]


class Replacement(models.Model):
    """A reviewer set an item aside, said why, and another was drawn in its place where there was one."""

    item = models.OneToOneField(DrawItem, on_delete=models.CASCADE, related_name="replacement")
    instead = models.ForeignKey(DrawItem, null=True, on_delete=models.SET_NULL, related_name="in_place_of")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="a_replacement_says_why")]
