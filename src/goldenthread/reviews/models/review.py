"""A review: what one person says of one conversation of another's (or their own), in words and quotes."""

from django.db import models

from goldenthread.conversations.models import Conversation, Message
from goldenthread.insights.models.reading import Behaviour, Mark
from goldenthread.people.models import Person

from .draw import DrawItem, Kind
from .standard import Standard


class Review(models.Model):
    """A draft until it is handed over; then its words are final for everyone.

    The conversation is let go (not the review) when an import is undone: otherwise whoever may
    undo an import could make a review of their own work disappear. Quotes keep their words.
    """

    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reviews_received")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reviews_given")
    kind = models.CharField(max_length=10, choices=Kind)
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="reviews")
    item = models.ForeignKey(
        DrawItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    # Why this conversation: the draw's reason, or what the reviewer wrote when they picked it.
    reason = models.TextField(blank=True)
    started_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "by", "about"], name="one_review_per_reviewer_and_conversation"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="self", by=models.F("about"))
                | (~models.Q(kind="self") & ~models.Q(by=models.F("about"))),
                name="only_self_reviews_are_about_oneself",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="a_review_has_a_kind"),
        ]
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"Review of {self.about} by {self.by}"

    @property
    def is_handed_over(self) -> bool:
        """Say whether the person has it in their hands."""
        return hasattr(self, "hand_over")

    @property
    def is_withdrawn(self) -> bool:
        """Say whether the writer laid the draft aside."""
        return hasattr(self, "withdrawal")


class Answer(models.Model):
    """What the reviewer says of one behaviour; without a mark only words were quoted so far.

    `blind` says that the engine's reading of it had not been seen: only such answers are the
    reviewer's own and may count in an estimate.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="answers")
    behaviour = models.CharField(max_length=20, choices=Behaviour)
    mark = models.CharField(max_length=12, choices=Mark, blank=True)
    blind = models.BooleanField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "behaviour"], name="one_answer_per_behaviour"),
            models.CheckConstraint(
                condition=models.Q(behaviour__in=Behaviour.values), name="an_answer_is_to_one_of_the_seven"
            ),
            models.CheckConstraint(
                condition=models.Q(mark__in=["", *Mark.values]), name="an_answer_is_one_of_the_marks"
            ),
        ]


class Quote(models.Model):
    """The customer's or colleague's own words that show it. The words are kept even if the message goes."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="quotes")
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")) & ~models.Q(text=""),
                name="a_quote_holds_some_words",
            ),
            models.UniqueConstraint(fields=["answer", "message", "start", "end"], name="quoted_once"),
        ]
        ordering = ["message__position", "start", "id"]


class WorkOn(models.Model):
    """A behaviour that the reviewer suggests working on: three at most."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="work_on")
    behaviour = models.CharField(max_length=20, choices=Behaviour)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "behaviour"], name="suggested_once"),
            models.UniqueConstraint(fields=["review", "place"], name="one_suggestion_per_place"),
            models.CheckConstraint(
                condition=models.Q(place__gte=1) & models.Q(place__lte=3), name="three_to_work_on_at_most"
            ),
        ]
        ordering = ["place"]


class DraftNote(models.Model):
    """The note to the person while it is being written."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="draft")
    what_worked = models.TextField(blank=True)
    to_person = models.TextField(blank=True)
    saved_at = models.DateTimeField()


class EarlierWords(models.Model):
    """Words that a second window wrote over; kept beside the draft so that nothing typed is lost."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="earlier_words")
    field = models.CharField(max_length=20)
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]


class EvidenceSeen(models.Model):
    """Someone saw what the engine reads of a behaviour here: answers after this are not blind."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    behaviour = models.CharField(max_length=20, choices=Behaviour)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "conversation", "behaviour"], name="seen_first_once")
        ]


class HandOver(models.Model):
    """The review is in the person's hands: what worked first, then the rest. Final."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="hand_over")
    at = models.DateTimeField()
    what_worked = models.TextField()
    to_person = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(what_worked=""), name="what_worked_is_said_first")
        ]


class Withdrawal(models.Model):
    """The writer laid a draft aside; they may take it up again. Never possible after the hand-over."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="withdrawal")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
