"""`goldenthread read`: the engine alone on a file, without a database."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, NoReturn

import typer

from .runners import RayAddress, RunnerName, RunnerOption, processes_for, running

if TYPE_CHECKING:
    from goldenthread.conversations.records import Refusal

DONE, SOME_REFUSED, UNUSABLE = 0, 1, 2


def read(
    path: Annotated[Path, typer.Argument(help="A file of conversations in any format that import knows.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write here instead of the terminal.", metavar="FILE"),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", help="The file's format, where it is not recognised.")
    ] = None,
    processes: Annotated[
        int, typer.Option("--processes", help="How many processes read; 0 decides by the file.", min=0)
    ] = 0,
    runner: RunnerOption = RunnerName.POOL,
    ray_address: RayAddress = None,
) -> None:
    """Read the seven behaviours in a file: one JSON line a conversation, with the words each mark rests on.

    Needs no database. Refused rows are named on the error stream. Ends with 0 when done, 1 when some rows
    were refused, 2 when the file cannot be used.
    """
    from goldenthread.conversations.importers.contract import UnusableFile
    from goldenthread.conversations.importers.registry import read_file
    from goldenthread.entrypoints.cli.progress import Progress
    from goldenthread.insights.file_reading import read_records

    if output is not None and output.exists() and path.exists() and output.samefile(path):
        _give_up(f"{output} is the file to read; name another for the output.")
    refusals = written = 0

    def refuse(refusal: "Refusal") -> None:
        nonlocal refusals
        refusals += 1
        progress.say(refusal_line(refusal))

    with ExitStack() as stack:
        progress = stack.enter_context(Progress("messages"))
        try:
            records = progress.watching(path, read_file(path, format=format))
            on = stack.enter_context(
                running(runner, address=ray_address, processes=processes or processes_for(path))
            )
            lines = read_records(records, refused=refuse, on=on)
            first = next(lines, None)
            try:
                into = stack.enter_context(_opened(output))
            except OSError as error:
                _give_up(f"{output} cannot be written: {error.strerror}. Name another file with --output.")
            while first is not None:
                record, behaviours = first
                into.write(as_json({"id": record.id, "behaviours": behaviours}) + b"\n")
                written += 1
                progress.add(len(record.messages))
                first = next(lines, None)
            into.flush()
        except UnusableFile as error:
            progress.say(f"{error}")
            raise typer.Exit(UNUSABLE) from None
        except BrokenPipeError:
            # The reader of our output (such as head) has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from None
        except (OSError, EOFError) as error:
            progress.say(f"{path} could not be read to its end: {error}. Check the file and try again.")
            raise typer.Exit(UNUSABLE) from None
    if refusals and not written:
        _give_up("There was no conversation that could be used.")
    raise typer.Exit(SOME_REFUSED if refusals else DONE)


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(UNUSABLE)


def refusal_line(refusal: "Refusal") -> str:
    """Say in one line which row of which file was refused, in which field, and why."""
    where = f"{refusal.file}:{refusal.row}"
    return f"{where} {refusal.field}: {refusal.reason}" if refusal.field else f"{where}: {refusal.reason}"


def as_json(value: dict[str, Any]) -> bytes:
    """Write one line of JSON, also for text that no UTF-8 can hold."""
    import json

    import orjson

    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value).encode()


def _opened(output: Path | None) -> BinaryIO | ExitStack | Any:
    if output is None:
        from contextlib import nullcontext

        return nullcontext(sys.stdout.buffer)
    return output.open("wb")
