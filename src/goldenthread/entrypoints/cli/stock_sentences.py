"""`goldenthread stock-sentences`: what many customers were told word for word."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .read import DONE, SOME_REFUSED, UNUSABLE, as_json, refusal_line
from .runners import RayAddress, RunnerName, RunnerOption, processes_for, running

if TYPE_CHECKING:
    from goldenthread.conversations.records import Refusal


def stock_sentences(
    path: Annotated[Path, typer.Argument(help="A file of conversations in any format that import knows.")],
    least: Annotated[
        int, typer.Option("--least", help="In how many conversations a sentence must stand.", min=2)
    ] = 5,
    format: Annotated[
        str | None, typer.Option("--format", "-f", help="The file's format, where it is not recognised.")
    ] = None,
    processes: Annotated[
        int, typer.Option("--processes", help="How many processes read; 0 decides by the file.", min=0)
    ] = 0,
    runner: RunnerOption = RunnerName.POOL,
    ray_address: RayAddress = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON line a sentence.")] = False,
) -> None:
    """List the sentences that staff wrote word for word to many customers, the most frequent first.

    About texts, not people: nobody's name is asked or shown. Numbers, placeholders and the customer's name
    stand as “…”. Needs no database. Ends as read does.
    """
    from goldenthread.conversations.importers.contract import UnusableFile
    from goldenthread.conversations.importers.registry import read_file
    from goldenthread.entrypoints.cli.progress import Progress
    from goldenthread.insights.stock_sentences import stock_sentences_of

    refusals = 0

    def refuse(refusal: "Refusal") -> None:
        nonlocal refusals
        refusals += 1
        progress.say(refusal_line(refusal))

    with ExitStack() as stack:
        progress = stack.enter_context(Progress("messages"))
        try:
            on = stack.enter_context(
                running(runner, address=ray_address, processes=processes or processes_for(path))
            )
            records = progress.watching(path, read_file(path, format=format))
            found = stock_sentences_of(
                records, refused=refuse, least=least, progress=progress.add, on=on
            ).to_pylist()
        except UnusableFile as error:
            progress.say(f"{error}")
            raise typer.Exit(UNUSABLE) from None
        except (OSError, EOFError) as error:
            progress.say(f"{path} could not be read to its end: {error}. Check the file and try again.")
            raise typer.Exit(UNUSABLE) from None
    for row in found:
        if json:
            typer.echo(as_json(row).decode())
        else:
            typer.echo(f"{row['conversations']:,} of {row['of']:,}: {row['sentence']}")
    if not found and not json:
        typer.echo(f"No sentence stands in {least} conversations or more.", err=True)
    raise typer.Exit(SOME_REFUSED if refusals else DONE)
