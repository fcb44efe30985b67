"""The standard: seven behaviours in words, versioned, the same for everyone."""

from django.db import models

from goldenthread.insights.models.reading import Behaviour
from goldenthread.people.models import Person


class Standard(models.Model):
    """One version of the wording. A review keeps the version it was written under."""

    version = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"The standard, version {self.version}"


class BehaviourWording(models.Model):
    """What one behaviour is called and what it looks like, in one version."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="wordings")
    behaviour = models.CharField(max_length=20, choices=Behaviour)
    title = models.CharField(max_length=120)
    looks_like = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard", "behaviour"], name="one_wording_per_behaviour"),
            models.CheckConstraint(
                condition=models.Q(behaviour__in=Behaviour.values), name="a_wording_is_of_one_of_the_seven"
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
