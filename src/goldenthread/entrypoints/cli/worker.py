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
    from goldenthread.entrypoints.operations.tidying import keep_tidy

    if not until_done:
        keep_tidy()
    call_command("db_worker", batch=until_done, verbosity=0)
