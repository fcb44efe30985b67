"""`goldenthread imports`: what was imported, what was refused, and what was stopped half-way."""

import time
from typing import Annotated

import orjson
import typer

from .django_ready import make_ready
from .import_ import UNUSABLE, finish_run
from .import_report import counts_of, refused_line


def list_imports(
    resume: Annotated[
        int | None, typer.Option("--resume", help="Carry on with a stopped import.", metavar="RUN")
    ] = None,
    refused: Annotated[
        int | None, typer.Option("--refused", help="List every row that an import refused.", metavar="RUN")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list or object.")] = False,
) -> None:
    """List the imports, newest first."""
    make_ready(migrate=True)
    from goldenthread.conversations.models import ImportRun
    from goldenthread.foundation import clock

    number = resume if resume is not None else refused
    if number is not None:
        run = ImportRun.objects.filter(pk=number).first()
        if run is None:
            typer.echo(f"There is no import {number}. goldenthread imports lists them.", err=True)
            raise typer.Exit(UNUSABLE)
        if resume is not None:
            _resume(run.pk, as_json=as_json)
        else:
            _list_refused(run.pk, as_json=as_json)
        return
    runs = ImportRun.objects.select_related("undo").prefetch_related("files")
    listed = [
        {
            "run": run.pk,
            "state": run.state(at=clock.now()),
            "started_at": run.started_at,
            "finished_at": run.finished_at,
            "files": [file.name for file in run.files.all()],
            **counts_of(run),
        }
        for run in runs
    ]
    if as_json:
        typer.echo(orjson.dumps(listed))
    elif not listed:
        typer.echo("Nothing was imported yet. Begin with: goldenthread import FILE")
    for line in [] if as_json else listed:
        said = ", ".join(f"{number:,} {kind}" for kind, number in line["conversations"].items())
        when = f"{line['started_at']:%Y-%m-%d %H:%M}"
        typer.echo(f"{line['run']}  {when}  {line['state']:<8}  {', '.join(line['files'])}")
        typer.echo(f"   conversations {said}")


def _resume(number: int, *, as_json: bool) -> None:
    from goldenthread.conversations.models import ImportRun

    run = ImportRun.objects.get(pk=number)
    if run.finished_at is not None or hasattr(run, "undo"):
        typer.echo(f"Import {number} is over; there is nothing to carry on.", err=True)
        raise typer.Exit(UNUSABLE)
    finish_run(run, as_json=as_json, began=time.monotonic())


def _list_refused(number: int, *, as_json: bool) -> None:
    from goldenthread.conversations.models import RefusedRow

    rows = RefusedRow.objects.filter(file__run=number).values_list("file__name", "row", "field", "reason")
    if as_json:
        names = ("file", "row", "field", "reason")
        typer.echo(orjson.dumps([dict(zip(names, row, strict=True)) for row in rows]))
        return
    for row in rows.iterator():
        typer.echo(refused_line(*row))
