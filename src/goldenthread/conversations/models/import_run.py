"""An import: which files, how far it came, what it added and what it refused."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from goldenthread.people.models import Identity, Membership, Person, Team

SILENT_FOR = timedelta(minutes=2)  # a batch takes seconds: an import silent for longer is no more


@dataclass(frozen=True, slots=True)
class HowFar:
    """Where an import is: conversations stored, share of the bytes read (0 to 1), rate, time left."""

    conversations: int
    share: float
    a_second: float
    left: timedelta | None

    @property
    def percent(self) -> int:
        """Whole hundredths of the files, for the bar."""
        return int(100 * self.share)

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes, rounded up; None while nobody can tell."""
        return None if self.left is None else -int(-self.left.total_seconds() // 60)


class ImportRun(models.Model):
    """One import of one or more files, by one person, that can be undone whole."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    # When its last batch was stored: an unfinished run that was silent for long has been stopped.
    stored_at = models.DateTimeField(null=True)
    # Why it stopped for good, in plain words; empty while it runs or when it ended well.
    failure = models.TextField(blank=True)
    options = models.JSONField(default=dict)
    conversations_added = models.PositiveIntegerField(default=0)
    conversations_updated = models.PositiveIntegerField(default=0)
    conversations_unchanged = models.PositiveIntegerField(default=0)
    conversations_refused = models.PositiveIntegerField(default=0)
    messages_added = models.PositiveIntegerField(default=0)
    messages_updated = models.PositiveIntegerField(default=0)
    messages_unchanged = models.PositiveIntegerField(default=0)
    messages_refused = models.PositiveIntegerField(default=0)
    people_added = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at", "-id"]

    def state(self, *, at: datetime) -> str:
        """Say in a word how it stands: running, stopped (and may be carried on), finished, or undone."""
        if hasattr(self, "undo"):
            return "undone"
        if self.finished_at is not None:
            return "finished"
        silent = self.stored_at is None or at - self.stored_at > SILENT_FOR
        return "stopped" if self.failure or silent else "running"

    def how_far(self, *, at: datetime) -> "HowFar":
        """Say how much of the files is read, how fast it goes, and how long it will still take."""
        files = list(self.files.all())
        size = sum(file.size for file in files)
        read = sum(file.size if file.finished_at else file.position for file in files)
        spent = max((at - self.started_at).total_seconds(), 0.001)
        share = min(read / size, 1.0) if size else 0.0
        return HowFar(
            conversations=sum(file.records_done for file in files),
            share=share,
            a_second=sum(file.records_done for file in files) / spent,
            left=timedelta(seconds=spent * (1 - share) / share) if share else None,
        )

    def refused_rows(self) -> "models.QuerySet[RefusedRow]":
        """Go through what was refused, in the files' order."""
        return RefusedRow.objects.filter(file__run=self)


class ImportUndo(models.Model):
    """An import was taken back: what it added is gone, what it changed is as before."""

    run = models.OneToOneField(ImportRun, on_delete=models.CASCADE, related_name="undo")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()


class ImportedFile(models.Model):
    """One file of a run and how many of its records are safely stored (where a killed run resumes)."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=1000)
    name = models.CharField(max_length=300)
    format = models.CharField(max_length=40)
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    records_done = models.PositiveIntegerField(default=0)
    # How many of its bytes the worker has read, for the page that shows how far it is.
    position = models.BigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]


class RefusedRow(models.Model):
    """A row that was not imported: file, row, field and reason. Never its content."""

    file = models.ForeignKey(ImportedFile, on_delete=models.CASCADE, related_name="refused")
    row = models.PositiveIntegerField()
    field = models.CharField(max_length=100, blank=True)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["file", "row", "id"]


class Replaced(models.Model):
    """A conversation as it was before an import updated it, so that undo can bring it back."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="replaced")
    conversation = models.ForeignKey("Conversation", on_delete=models.CASCADE, related_name="+")
    before = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "conversation"], name="replaced_once_per_run")]


class Mention(models.Model):
    """A person, identity, membership or team that a run's files named; `is_new`: the run made it.

    Undo takes back what was made for the run and is named by no other.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    identity = models.ForeignKey(Identity, null=True, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="+")
    is_new = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "identity"], name="one_mention_of_an_identity"),
        ]
