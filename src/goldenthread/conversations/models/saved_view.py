"""A list of conversations that someone wants to come back to."""

from django.db import models

from goldenthread.people.models import Person


class SavedView(models.Model):
    """A name for a set of filters, each person's own."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=100)
    filters = models.CharField(max_length=2000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_view_per_name")]
        ordering = ["name"]
