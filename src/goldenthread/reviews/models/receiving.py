"""What comes back from the person a review is about."""

from django.db import models

from goldenthread.people.models import Person

from .review import Review


class Receipt(models.Model):
    """They have read it, they say thank you, or they answer in their own words."""

    class Kind(models.TextChoices):
        """What came back."""

        READ = "read", "I have read this"
        THANKS = "thanks", "Thank you"
        REPLY = "reply", "In my own words"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="receipts")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "by", "kind"],
                condition=models.Q(kind__in=["read", "thanks"]),
                name="read_once_thanked_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="reply") | ~models.Q(words=""), name="a_reply_has_words"
            ),
        ]
        ordering = ["at", "id"]
