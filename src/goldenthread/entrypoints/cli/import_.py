"""`goldenthread import`: brings the conversations of files in, and takes an import back."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import orjson
import typer

from .django_ready import make_ready
from .import_progress import progress_shown
from .import_report import counts_of, say_refused, say_result

if TYPE_CHECKING:
    from goldenthread.conversations.models import ImportRun
    from goldenthread.conversations.reading import Choices

DONE, SOME_REFUSED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def import_files(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files to import.", metavar="PATH…")] = None,
    format: Annotated[
        str | None, typer.Option("--format", help="The files' format, where it is not recognised.")
    ] = None,
    map: Annotated[
        list[str] | None,
        typer.Option("--map", help="Which column holds a field, as in text=Body.", metavar="FIELD=COLUMN"),
    ] = None,
    team: Annotated[
        str | None, typer.Option("--team", help="The team of conversations that name none.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="The system they come from; ids are unique within it.")
    ] = None,
    staff: Annotated[
        list[str] | None,
        typer.Option(
            "--staff", help="Who is ours: an address, a domain (@fernhill.example), a name or an id."
        ),
    ] = None,
    customer: Annotated[
        list[str] | None, typer.Option("--customer", help="Who is a customer, where the guess says ours.")
    ] = None,
    timezone: Annotated[
        str, typer.Option("--timezone", help="The zone of times that name none, as in Europe/Dublin.")
    ] = "UTC",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Store nothing; say what would happen.")] = False,
    undo: Annotated[
        int | None, typer.Option("--undo", help="Take a whole import back.", metavar="RUN")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object.")] = False,
) -> None:
    """Import conversations. Exit code: 0 done, 1 some rows were refused, 2 nothing usable."""
    if undo is None and not paths:
        _give_up("Name the files to import, or the import to take back with --undo RUN.")
    mapping = _mapping(map or [])
    _check_zone(timezone)
    make_ready(migrate=True)
    from goldenthread.conversations.reading import Choices

    if undo is not None:
        _undo(undo, as_json=as_json)
        return
    choices = Choices(
        format=format,
        mapping=mapping,
        staff=sorted(staff or []),
        customers=sorted(customer or []),
        source=source,
        team=team,
        timezone=timezone,
    )
    began = time.monotonic()
    if dry_run:
        _rehearse(paths or [], choices, as_json=as_json, began=began)
    else:
        _import(paths or [], choices, as_json=as_json, began=began)


def finish_run(run: "ImportRun", *, as_json: bool, began: float) -> None:
    """Carry an import on to its end and report; exits with the code that says how it went."""
    from django.db import DatabaseError

    from goldenthread.conversations.actions.import_conversations import FileChanged, carry_on
    from goldenthread.conversations.reading import ReaderDied
    from goldenthread.foundation import clock

    with _interruptible() as interrupted, progress_shown() as show:
        try:
            run = carry_on(run=run, clock=clock.now, progress=show, stop=interrupted)
        except FileChanged as error:
            _give_up(str(error))
        except ReaderDied as error:
            _give_up(f"{error} Carry on with: goldenthread imports --resume {run.pk}")
        except DatabaseError as error:  # its own words may hold a row's content: only its kind is said
            _give_up(
                f"The database gave up ({type(error).__name__}). What came in so far is safe; "
                f"carry on with: goldenthread imports --resume {run.pk}"
            )
    counts = counts_of(run)
    refused = run.refused_rows()
    say_refused(refused.values_list("file__name", "row", "field", "reason"), refused.count(), run.pk)
    say_result(
        counts, run=run.pk, seconds=time.monotonic() - began, as_json=as_json, finished=bool(run.finished_at)
    )
    if run.finished_at is None:
        typer.echo(f"Stopped. Carry on with: goldenthread imports --resume {run.pk}", err=True)
        raise typer.Exit(INTERRUPTED)
    _exit_for(counts, refused=refused.exists())


def _import(paths: list[Path], choices: "Choices", *, as_json: bool, began: float) -> None:
    from goldenthread.conversations.actions import import_conversations as act
    from goldenthread.foundation import clock

    stopped = act.unfinished_import(files=paths, choices=choices)
    if stopped is not None:
        typer.echo(f"Carrying on with import {stopped.pk}, which was stopped half-way.", err=True)
    try:
        run = stopped or act.start_import(files=paths, by=None, at=clock.now(), choices=choices)
    except act.NothingUsable as error:
        _give_up(str(error))
    finish_run(run, as_json=as_json, began=began)


def _rehearse(paths: list[Path], choices: "Choices", *, as_json: bool, began: float) -> None:
    from goldenthread.conversations.actions.import_conversations import NothingUsable
    from goldenthread.conversations.actions.rehearse_import import rehearse_import

    with progress_shown() as show:
        try:
            would = rehearse_import(files=paths, choices=choices, progress=show)
        except NothingUsable as error:
            _give_up(str(error))
    say_refused(would.refused, would.refused_count, None)
    say_result(would.counts, run=None, seconds=time.monotonic() - began, as_json=as_json, finished=True)
    _exit_for(would.counts, refused=would.refused_count > 0)


def _undo(number: int, *, as_json: bool) -> None:
    from goldenthread.conversations.actions.undo_import import CannotUndo, undo_import
    from goldenthread.foundation import clock

    try:
        undone = undo_import(run_id=number, by=None, at=clock.now())
    except CannotUndo as error:
        _give_up(str(error))
    if as_json:
        typer.echo(orjson.dumps(undone))
        return
    typer.echo(
        f"Import {number} is taken back: {undone.deleted:,} conversations gone, "
        f"{undone.restored:,} as they were before, {undone.people:,} people gone."
    )
    if undone.kept:
        typer.echo(f"{undone.kept:,} conversations stay, because reviews rest on them.")


def _exit_for(counts: dict[str, Any], *, refused: bool) -> None:
    usable = sum(counts["conversations"][what] for what in ("added", "updated", "unchanged"))
    if not usable:
        _give_up("There was no conversation that could be used.")
    if refused:
        raise typer.Exit(SOME_REFUSED)


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(UNUSABLE)


def _mapping(told: list[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in told]
    for field, sign, column in pairs:
        if not (field.strip() and sign and column.strip()):
            _give_up(f"--map takes FIELD=COLUMN, as in --map text=Body, not {field}{sign}{column}.")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _check_zone(name: str) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        _give_up(f"There is no time zone called {name}. Name one like Europe/Dublin.")


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C and a polite kill end after the batch at hand, not in it; a second one ends at once."""
    asked: list[int] = []

    def remember(number: int, _: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = {number: signal.signal(number, remember) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
