"""`goldenthread analyse`: reads the stored conversations and keeps marks and evidence."""

import time
from typing import Annotated

import typer

from .django_ready import make_ready
from .progress import Progress
from .runners import RayAddress, RunnerName, RunnerOption, running


def analyse(
    again: Annotated[
        bool, typer.Option("--again", help="Read all conversations again, also those already read.")
    ] = False,
    processes: Annotated[int, typer.Option("--processes", help="How many processes read.", min=1)] = 1,
    runner: RunnerOption = RunnerName.POOL,
    ray_address: RayAddress = None,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object.")] = False,
) -> None:
    """Read the seven behaviours in the stored conversations, and keep the words each mark rests on.

    Reads what this version of the engine has not read yet. Stopped half-way, it goes on from there.
    """
    make_ready(migrate=True)
    from goldenthread.analysis.runner import VERSIONS
    from goldenthread.conversations.models import Conversation
    from goldenthread.entrypoints.cli.read import as_json as written
    from goldenthread.foundation import clock
    from goldenthread.insights.actions.analyse import analyse as read_stored
    from goldenthread.insights.jobs import after_reading

    began = time.monotonic()
    with (
        running(runner, address=ray_address, processes=processes) as on,
        Progress("conversations", total=Conversation.objects.count()) as progress,
    ):
        done = read_stored(
            by=None,
            at=clock.now(),
            again=again,
            on=on,
            progress=lambda conversations, messages: progress.add(conversations),
        )
    seconds = time.monotonic() - began
    after_reading()
    if as_json:
        result = {
            "conversations": done.conversations,
            "messages": done.messages,
            "unchanged": done.unchanged,
            "seconds": round(seconds, 2),
            "versions": VERSIONS,
        }
        typer.echo(written(result).decode())
    else:
        typer.echo(
            f"Read {done.conversations:,} conversations ({done.messages:,} messages) in {seconds:.1f} s; "
            f"{done.unchanged:,} were read before."
        )
