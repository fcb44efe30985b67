"""Takes up queued work that a worker was killed over: all of it may be begun again and carries on."""

from datetime import datetime
from pathlib import Path

from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .at_work import works

MOST_TIMES = 5  # work that ends its worker each time is given up, or nothing else would ever be done


def take_up(folder: Path, *, me: str, at: datetime) -> int:
    """Put work whose worker is no more back in the queue; says how many pieces.

    `me` is the worker that has just begun: whatever runs under its name, an earlier one left.
    """
    # A second Ctrl-C ends a worker's work by SystemExit: stopped, not failed.
    left = DBTaskResult.objects.filter(
        Q(status=TaskResultStatus.RUNNING)
        | Q(status=TaskResultStatus.FAILED, exception_class_path="builtins.SystemExit")
    )
    taken = 0
    for work in left:
        last = work.worker_ids[-1] if work.worker_ids else ""
        if last != me and works(folder, last):
            continue
        if len(work.worker_ids) < MOST_TIMES:
            taken += DBTaskResult.objects.filter(pk=work.pk).update(
                status=TaskResultStatus.READY, started_at=None, finished_at=None, exception_class_path=""
            )
        elif work.status == TaskResultStatus.RUNNING:
            said = f"Given up: its worker was killed {MOST_TIMES} times while it ran."
            DBTaskResult.objects.filter(pk=work.pk).update(
                status=TaskResultStatus.FAILED, finished_at=at, traceback=said
            )
    return taken
