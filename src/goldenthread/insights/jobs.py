"""What the worker does for the engine: it reads what came in, and asks a language model."""

from django.conf import settings
from django_tasks import task

from goldenthread.conversations.happenings import ConversationsImported
from goldenthread.foundation import clock

from .actions.analyse import analyse
from .actions.ask_model import ask_model
from .actions.propose import propose
from .happenings import LessonKept, ModelAsked
from .language_model.outcome import ENDS_THE_ROUND
from .proposal_queries import next_to_ask_about

# Someone waits for their question; what the house asks by itself waits for everything else.
FIRST, LAST = 50, -50


@task()
def analyse_new() -> None:
    """Read every conversation that this version of the engine has not read yet."""
    analyse(by=None, at=clock.now())
    after_reading()


def after_import(event: ConversationsImported) -> None:
    """Have the worker read what came in; asked twice, the second time finds nothing left."""
    analyse_new.enqueue()


def after_lesson(event: LessonKept) -> None:
    """Have the worker read everything again as this house now does."""
    analyse_new.enqueue()


def after_reading() -> None:
    """Have the language model asked about what was read, where the administrator set it so."""
    if settings.LANGUAGE_MODEL is not None and settings.LANGUAGE_MODEL.by_itself:
        ask_about_the_next.enqueue()


def after_asking(event: ModelAsked) -> None:
    """Have the worker put the question, so that no page waits for the answer."""
    place = LAST if event.is_unbidden else FIRST
    put_question.using(priority=place).enqueue(event.asking, event.is_unbidden)


@task()
def put_question(asking: int, is_unbidden: bool) -> None:
    """Put a question; after one of the house's own comes the next, as long as the address answers."""
    outcome = propose(asking=asking, at=clock.now())
    if is_unbidden and outcome not in ENDS_THE_ROUND:
        after_reading()


@task(priority=LAST)
def ask_about_the_next() -> None:
    """Ask about the newest conversation that nobody asked about."""
    conversation = next_to_ask_about()
    if conversation is not None and settings.LANGUAGE_MODEL is not None:
        ask_model(conversation=conversation, by=None, at=clock.now())
