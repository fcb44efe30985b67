"""The audit: one row an act, readable by those it concerns."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One act: who did what, when, to which thing. Holds no customer text."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    act = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    summary = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.summary


class AuditConcern(models.Model):
    """A person whom an act concerns and who may therefore read its row.

    Holds the person's number and not a foreign key: the floor cannot name the people above it.
    """

    entry = models.ForeignKey(AuditEntry, on_delete=models.CASCADE, related_name="concerns")
    person_id = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person_id"], name="a_person_is_concerned_once")
        ]
