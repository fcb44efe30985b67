"""A person who serves customers here, leads included."""

from django.conf import settings
from django.db import models


class Person(models.Model):
    """Someone on our side of the conversation; may or may not have an account yet."""

    name = models.CharField(max_length=200)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Identity(models.Model):
    """What another system calls a person: a mail address or an external id.

    `source` is the system ("mail" for addresses, else the import's source such as "zendesk").
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identities")
    source = models.CharField(max_length=100)
    key = models.CharField(max_length=320)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_person_per_identity")]

    def __str__(self) -> str:
        return f"{self.source}:{self.key}"


class Merge(models.Model):
    """Two entries turned out to be one person; the name kept says which entry stayed."""

    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    merged_name = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
