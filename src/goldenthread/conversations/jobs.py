"""What the worker does for conversations: imports that began in the browser."""

from django_tasks import task

from goldenthread.foundation import clock
from goldenthread.foundation.models import User

from .actions.import_conversations import FileChanged, Progress, carry_on
from .actions.undo_import import undo_import
from .models import ImportedFile, ImportRun


@task()
def carry_on_import(run_id: int) -> None:
    """Carry an import on to its end; one that fails for good says why on its run."""
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is None:
        return

    def note(progress: Progress) -> None:
        ImportedFile.objects.filter(run=run_id, name=progress.file).update(position=progress.position)

    try:
        carry_on(run=run, clock=clock.now, progress=note)
    except FileChanged as error:
        ImportRun.objects.filter(pk=run_id).update(failure=str(error))


@task()
def take_back_import(run_id: int, account_id: int) -> None:
    """Take a large import back, as the one who asked."""
    undo_import(run_id=run_id, by=User.objects.get(pk=account_id), at=clock.now())
