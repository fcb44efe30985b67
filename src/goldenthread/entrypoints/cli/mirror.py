"""`goldenthread mirror`: drafts to a colleague, or goal drafts, read back without a database."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Annotated, Any, NoReturn

import typer

AT_ONCE = 256
DONE, SOME_REFUSED, UNUSABLE = 0, 1, 2


def mirror(
    path: Annotated[
        Path, typer.Argument(help="A file of JSON lines, plain or .gz; - reads the input stream.")
    ] = Path("-"),
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object a line.")] = False,
    goal: Annotated[
        bool, typer.Option("--goal", help="Read goal drafts for vision, engagement and delivery.")
    ] = False,
    language_model: Annotated[
        bool,
        typer.Option(
            "--language-model",
            help="Let the language model that is set up suggest; both texts go there, redacted.",
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write here instead of the terminal.", metavar="FILE"),
    ] = None,
) -> None:
    """Read drafts to a colleague back: what is there, what is missing, and a suggestion for each.

    Takes lines of {"id", "incoming", "reply"}, with --goal of {"id", "text"}. Needs no database and keeps
    nothing; with --language-model it counts in the data folder what the model used. Refused lines are named
    on the error stream. Ends with 0 when done, 1 when some lines were refused, 2 when nothing could be read.
    """
    from goldenthread.entrypoints.cli.mirror_answers import draft_answers, goal_answers
    from goldenthread.entrypoints.cli.mirror_lines import opened, rows
    from goldenthread.entrypoints.cli.mirror_model import Adviser, ModelNotSet
    from goldenthread.entrypoints.cli.mirror_page import Page
    from goldenthread.entrypoints.cli.read import as_json as line_of

    if output is not None and output.exists() and path.exists() and output.samefile(path):
        _give_up(f"{output} is the file to read; name another for the output.")
    fields, answers = (("id", "text"), goal_answers) if goal else (("id", "incoming", "reply"), draft_answers)
    if goal and language_model:
        _give_up("--language-model suggests for drafts to a colleague, not for goals. Leave one of them out.")
    try:
        adviser = Adviser(partial(typer.echo, err=True)) if language_model else None
    except ModelNotSet as reason:
        _give_up(str(reason))
    refusals = written = 0

    def refuse(number: int, reason: str) -> None:
        nonlocal refusals
        refusals += 1
        typer.echo(f"{path}:{number}: {reason}", err=True)

    with ExitStack() as stack:
        try:
            lines = rows(stack.enter_context(opened(path)), fields, refuse)
            batches = _batches(lines)
            first = next(batches, None)
            into = stack.enter_context(_opened(output))
            page = Page(into)
            while first is not None:
                for given, answer in zip(first, answers(first), strict=True):
                    if adviser is not None:
                        adviser.advise(given, answer)
                    if as_json:
                        into.write(line_of(answer).decode() + "\n")
                    else:
                        page.show(given[fields[-1]], answer)
                    written += 1
                first = next(batches, None)
            into.flush()
        except BrokenPipeError:
            # The reader of our output (such as head) has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from None
        except (OSError, EOFError) as error:
            _give_up(f"{path} could not be read to its end: {error}. Check the file and try again.")
    if refusals and not written:
        _give_up("There was no line that could be used.")
    raise typer.Exit(SOME_REFUSED if refusals else DONE)


def _batches(lines: Iterator[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    while batch := list(islice(lines, AT_ONCE)):
        yield batch


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(UNUSABLE)


def _opened(output: Path | None) -> Any:
    if output is None:
        return nullcontext(sys.stdout)
    try:
        file: IO[str] = output.open("w", encoding="utf-8")
    except OSError as error:
        _give_up(f"{output} cannot be written: {error.strerror}. Name another file with --output.")
    return file
