"""What the worker does for the engine: it reads what an import brought in."""

from django_tasks import task

from goldenthread.conversations.happenings import ConversationsImported
from goldenthread.foundation import clock

from .actions.analyse import analyse
from .actions.learn import LessonKept


@task()
def analyse_new() -> None:
    """Read every conversation that this version of the engine has not read yet."""
    analyse(by=None, at=clock.now())


def after_import(event: ConversationsImported) -> None:
    """Have the worker read what came in; asked twice, the second time finds nothing left."""
    analyse_new.enqueue()


def after_lesson(event: LessonKept) -> None:
    """Have the worker read everything again as this house now does."""
    analyse_new.enqueue()
