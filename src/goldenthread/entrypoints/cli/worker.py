"""`goldenthread worker`: does the long work in the background."""

from typing import Annotated

import typer


def worker(
    until_done: Annotated[
        bool, typer.Option("--until-done", help="Stop when nothing is left to do.")
    ] = False,
) -> None:
    """Run queued work: imports from the browser, the engine's reading."""
    from django.core.management import call_command

    from goldenthread.entrypoints.cli.django_ready import make_ready

    make_ready(migrate=True)
    from django.conf import settings

    from goldenthread.entrypoints.operations.at_work import take_worker_place
    from goldenthread.entrypoints.operations.left_behind import take_up
    from goldenthread.entrypoints.operations.tidying import keep_tidy
    from goldenthread.foundation import clock

    me = take_worker_place(settings.DATA)
    take_up(settings.DATA, me=me, at=clock.now())
    if not until_done:
        keep_tidy()
    call_command("db_worker", batch=until_done, worker_id=me, verbosity=0)
