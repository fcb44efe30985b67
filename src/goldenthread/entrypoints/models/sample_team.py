"""The sample team, marked as such, so that it can go away whole."""

from django.conf import settings
from django.db import models

from goldenthread.conversations.models import ImportRun
from goldenthread.people.models import Person, Team


class SampleTeam(models.Model):
    """Fernhill Outdoor lives here: which rows are its own, and from which seed and day it was made."""

    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    seed = models.PositiveIntegerField()
    people = models.ManyToManyField(Person, related_name="+")
    teams = models.ManyToManyField(Team, related_name="+")
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.SET_NULL, related_name="+")
    # Null until everything is in: an interrupted preparation goes on where it stopped.
    ready_at = models.DateTimeField(null=True)
