"""Records an act for those whom it concerns."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from .models import AuditConcern, AuditEntry, User

LONGEST = 300


def shorten(summary: str) -> str:
    """Cut a summary that two long names made too long to be kept; an act never fails for its line."""
    return summary if len(summary) <= LONGEST else summary[: LONGEST - 1] + "…"


def record(
    *,
    act: str,
    by: User | None,
    at: datetime,
    subject: models.Model | None,
    summary: str,
    concerns: Iterable[int] = (),
) -> AuditEntry:
    """Write the one audit row of an act.

    `act` is the act's name ("import_conversations"), `by` the account or None for the machine
    itself, `subject` the row it changed (None: the whole house), `concerns` the numbers of the
    people who may read the row. `summary` is a plain sentence; never put customer text or a
    withheld name in it.
    """
    entry = AuditEntry.objects.create(
        at=at,
        by=by,
        act=act,
        subject_kind=subject._meta.label_lower if subject else "",
        subject_id=subject.pk if subject else None,
        summary=shorten(summary),
    )
    AuditConcern.objects.bulk_create(
        AuditConcern(entry=entry, person_id=person_id) for person_id in sorted(set(concerns))
    )
    return entry
