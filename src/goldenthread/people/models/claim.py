"""A claim: an account says which person of the record it is."""

from django.conf import settings
from django.db import models

from .person import Person


class Claim(models.Model):
    """Someone says "this is me"; whoever may manage people answers."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="claims")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "person"], name="one_claim_each")]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.account} is {self.person}"


class ClaimAnswer(models.Model):
    """Yes or no to a claim, once."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="answer")
    is_right = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
