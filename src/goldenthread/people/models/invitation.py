"""An invitation: a one-time link with which a person gets an account."""

from django.conf import settings
from django.db import models

from .person import Person
from .team import Membership, Team


class Invitation(models.Model):
    """Who invited whom to which role; the secret of the link is kept only as a hash."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    mail = models.EmailField()
    role = models.CharField(max_length=20, choices=Membership.Role)
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"Invitation of {self.person}"


class InvitationAcceptance(models.Model):
    """They came in; that there can be one such row is what makes the link one-time."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="acceptance")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()


class InvitationWithdrawal(models.Model):
    """The invitation was taken back before anyone came in."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
