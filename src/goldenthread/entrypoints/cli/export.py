"""`goldenthread export`: everything in open formats, in a folder."""

import time
from pathlib import Path
from typing import Annotated

import orjson
import typer

from .django_ready import make_ready
from .progress import Progress


def export(
    folder: Annotated[Path, typer.Argument(help="The folder to make.", metavar="DIR")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Write conversations, reviews, people, teams and the audit to a new folder, with a README."""
    began = time.monotonic()
    folder = folder.expanduser().resolve()
    make_ready(migrate=True)
    from goldenthread.entrypoints.operations.exporting.folder import CannotExport, export_to, how_many
    from goldenthread.foundation import clock

    try:
        with Progress("conversations", total=how_many()) as progress:
            told = export_to(folder, at=clock.now(), progress=progress.add)
    except CannotExport as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    except OSError as error:
        typer.echo(f"The export could not be written to {folder}: {error.strerror or error}.", err=True)
        raise typer.Exit(2) from error
    if as_json:
        told_all = {"folder": str(folder), "rows": told, "seconds": round(time.monotonic() - began, 1)}
        typer.echo(orjson.dumps(told_all))
        return
    for file, rows in told.items():
        typer.echo(f"{rows:>10,}  {file}")
    typer.echo(f"All in {folder}; README.md there says what each file is.")
