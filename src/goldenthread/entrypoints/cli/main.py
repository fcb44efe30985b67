"""The `goldenthread` command; one file a subcommand."""

import os
from pathlib import Path
from typing import Annotated

import typer

from goldenthread import __version__
from goldenthread.entrypoints.cli.analyse import analyse
from goldenthread.entrypoints.cli.backup import backup
from goldenthread.entrypoints.cli.demo import demo
from goldenthread.entrypoints.cli.doctor import doctor
from goldenthread.entrypoints.cli.draw import draw
from goldenthread.entrypoints.cli.export import export
from goldenthread.entrypoints.cli.import_ import import_files
from goldenthread.entrypoints.cli.imports import list_imports
from goldenthread.entrypoints.cli.init import init
from goldenthread.entrypoints.cli.read import read
from goldenthread.entrypoints.cli.restore import restore
from goldenthread.entrypoints.cli.serve import serve
from goldenthread.entrypoints.cli.worker import worker
from goldenthread.entrypoints.data_folder import DATA_SETTING

app = typer.Typer(
    name="goldenthread",
    help="Review conversations without scores, and keep one thread from a remark to a changed guideline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # locals may hold customer text
)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"goldenthread {__version__}")
        raise typer.Exit


@app.callback()
def choose_data_folder(
    data: Annotated[Path | None, typer.Option("--data", help="The data folder.", metavar="DIR")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Settle where the data lives before any command touches it."""
    if data is not None:
        os.environ[DATA_SETTING] = str(data.expanduser().resolve())


app.command("import")(import_files)
app.command("imports")(list_imports)
app.command()(draw)
app.command()(serve)
app.command()(worker)
app.command()(doctor)
app.command()(export)
app.command()(init)
app.command()(backup)
app.command()(restore)
app.command()(read)
app.command()(analyse)
app.command()(demo)


def main() -> None:
    """Run the command."""
    app()
