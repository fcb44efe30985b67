"""Finds imports and uploads for the one who looks."""

from django.db.models import QuerySet

from goldenthread.people.models import Team
from goldenthread.people.viewer import Viewer

from .models import Handling, ImportRun, Upload


def runs_for(viewer: Viewer) -> QuerySet[ImportRun]:
    """Leads find the imports they made; heads and administrators find all."""
    if viewer.is_head or viewer.is_administrator:
        return ImportRun.objects.all()
    return (
        ImportRun.objects.filter(by_id=viewer.account_id) if viewer.may_import() else ImportRun.objects.none()
    )


def the_team_led_by(viewer: Viewer) -> str | None:
    """Name the team that a file without teams most likely is about: the one that its importer leads."""
    names = list(Team.objects.filter(pk__in=viewer.leads).values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else None


def uploads_for(viewer: Viewer) -> QuerySet[Upload]:
    """Everyone finds only what they uploaded themselves: it is not redacted yet."""
    return Upload.objects.filter(by_id=viewer.account_id) if viewer.may_import() else Upload.objects.none()


def is_known(viewer: Viewer) -> bool:
    """Say whether some work of the record is known to be the viewer's own."""
    return viewer.person_id is not None and Handling.objects.filter(person=viewer.person_id).exists()
