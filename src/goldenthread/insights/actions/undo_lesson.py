"""What the engine learnt is taken back: it reads again as it did before."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.happenings import announce
from goldenthread.foundation.models import User
from goldenthread.insights.happenings import LessonKept
from goldenthread.insights.models import Lesson, LessonUndone
from goldenthread.people.viewer import Viewer


class NoSuchLesson(Exception):
    """There is nothing learnt under that number that is still in force."""


@transaction.atomic
def undo_lesson(*, lesson: int, by: Viewer, at: datetime, reason: str = "") -> LessonUndone:
    """Take a lesson back. It stays written down, with who took it back and why. Raises `NoSuchLesson`."""
    if not by.may_manage_people():
        raise NoSuchLesson("Heads of service and administrators may take back what the engine learnt.")
    found = (
        Lesson.objects.select_for_update(of=("self",))
        .filter(pk=lesson, undone=None)
        .exclude(head=None)
        .first()
    )
    if found is None:
        raise NoSuchLesson("That has been taken back already.")
    undone = LessonUndone.objects.create(lesson=found, by_id=by.person_id, at=at, reason=reason.strip())
    audit.record(
        act="undo_lesson",
        by=User.objects.filter(pk=by.account_id).first() if by.account_id else None,
        at=at,
        subject=found,
        summary=f"What the engine learnt was taken back: {found}.",
    )
    announce(LessonKept((found.behaviour,)))
    return undone
