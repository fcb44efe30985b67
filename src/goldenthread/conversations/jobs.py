"""What the worker does for conversations: imports that began in the browser."""

from django_tasks import task

from goldenthread.foundation import clock

from .actions.import_conversations import FileChanged, carry_on
from .models import ImportRun


@task()
def carry_on_import(run_id: int) -> None:
    """Carry an import on to its end; one that fails for good says why on its run."""
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is None:
        return
    try:
        carry_on(run=run, clock=clock.now)
    except FileChanged as error:
        ImportRun.objects.filter(pk=run_id).update(failure=str(error))
