"""`goldenthread backup`: one file of everything, taken while people work."""

import time
from pathlib import Path
from typing import Annotated

import orjson
import typer

from .django_ready import make_ready
from .progress import Progress


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.", metavar="FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Save everything to one file; people may go on working meanwhile.

    The file holds the installation's secret: keep it where you would keep the data itself.
    """
    began = time.monotonic()
    file = file.expanduser().resolve()
    if not file.parent.is_dir():
        typer.echo(f"There is no folder {file.parent}. Make it, or name a file elsewhere.", err=True)
        raise typer.Exit(2)
    make_ready(migrate=True)
    from django.conf import settings

    from goldenthread.entrypoints.operations.backup import back_up
    from goldenthread.foundation import clock

    if file.is_relative_to(settings.DATA):
        typer.echo(
            "Name a file outside the data folder: a back-up beside the data goes when the data goes.",
            err=True,
        )
        raise typer.Exit(2)
    try:
        with Progress("rows") as progress:
            manifest = back_up(file, at=clock.now(), progress=lambda _, rows: progress.add(rows))
    except OSError as error:
        typer.echo(f"The back-up could not be written to {file}: {error.strerror or error}.", err=True)
        raise typer.Exit(2) from error
    size, seconds = file.stat().st_size, time.monotonic() - began
    if as_json:
        told = {"file": str(file), "rows": manifest.rows, "tables": len(manifest.tables), "bytes": size}
        typer.echo(orjson.dumps(told | {"seconds": round(seconds, 1)}))
        return
    held = f"{manifest.rows:,} rows of {len(manifest.tables)} tables and {len(manifest.files)} files"
    typer.echo(f"Saved {held} to {file} ({size / 1e6:,.1f} MB, {seconds:.1f} s).")
    typer.echo("Sessions are left out: after a restore everyone signs in anew.")
    if "secret.key" not in manifest.files:
        typer.echo("The secret is set in GOLDENTHREAD_SECRET_KEY and is not in the file: keep it too.")
