"""Finds imports and uploads for the one who looks."""

from django.db.models import QuerySet

from goldenthread.people.viewer import Viewer

from .models import ImportRun, Upload


def runs_for(viewer: Viewer) -> QuerySet[ImportRun]:
    """Leads find the imports they made; heads and administrators find all."""
    if viewer.is_head or viewer.is_administrator:
        return ImportRun.objects.all()
    return (
        ImportRun.objects.filter(by_id=viewer.account_id) if viewer.may_import() else ImportRun.objects.none()
    )


def uploads_for(viewer: Viewer) -> QuerySet[Upload]:
    """Everyone finds only what they uploaded themselves: it is not redacted yet."""
    return Upload.objects.filter(by_id=viewer.account_id) if viewer.may_import() else Upload.objects.none()
