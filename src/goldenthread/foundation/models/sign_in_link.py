"""A link that signs one account in, once."""

from django.conf import settings
from django.db import models


class SignInLink(models.Model):
    """Made by whoever runs the installation, for the sample team or someone locked out."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()


class SignInLinkUse(models.Model):
    """The link was used; that there can be one such row is what makes it one-time."""

    link = models.OneToOneField(SignInLink, on_delete=models.CASCADE, related_name="use")
    at = models.DateTimeField()
