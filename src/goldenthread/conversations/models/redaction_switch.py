"""A kind of personal data that someone decided to let in, from when to when."""

from django.conf import settings
from django.db import models

from goldenthread.conversations.redaction import Kind


class RedactionSwitch(models.Model):
    """One stretch of time in which a kind is not taken out. Without a row everything is."""

    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    off_since = models.DateTimeField()
    off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_again = models.DateTimeField(null=True)
    on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(on_again__isnull=True),
                name="a_kind_is_off_once_at_a_time",
            )
        ]
        ordering = ["-off_since", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} let in since {self.off_since:%Y-%m-%d}"
