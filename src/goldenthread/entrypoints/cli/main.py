"""The `goldenthread` command; one file a subcommand."""

import functools
import inspect
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenthread import __version__
from goldenthread.entrypoints.cli.analyse import analyse
from goldenthread.entrypoints.cli.backup import backup
from goldenthread.entrypoints.cli.demo import demo
from goldenthread.entrypoints.cli.doctor import doctor
from goldenthread.entrypoints.cli.draw import draw
from goldenthread.entrypoints.cli.export import export
from goldenthread.entrypoints.cli.fit import fit
from goldenthread.entrypoints.cli.import_ import import_files
from goldenthread.entrypoints.cli.imports import list_imports
from goldenthread.entrypoints.cli.init import init
from goldenthread.entrypoints.cli.learn import learn
from goldenthread.entrypoints.cli.mirror import mirror
from goldenthread.entrypoints.cli.read import read
from goldenthread.entrypoints.cli.restore import restore
from goldenthread.entrypoints.cli.serve import serve
from goldenthread.entrypoints.cli.stock_sentences import stock_sentences
from goldenthread.entrypoints.cli.worker import worker
from goldenthread.entrypoints.data_folder import DATA_SETTING

app = typer.Typer(
    name="goldenthread",
    help="Review conversations without scores, and keep one thread from a remark to a changed guideline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # `main` says what broke; a traceback may hold customer text
)
UNUSABLE = 2
Data = Annotated[Path | None, typer.Option("--data", help="The data folder.", metavar="DIR")]


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"goldenthread {__version__}")
        raise typer.Exit


def _keep_data_in(folder: Path | None) -> None:
    if folder is not None:
        os.environ[DATA_SETTING] = str(folder.expanduser().resolve())


@app.callback()
def choose_data_folder(
    data: Data = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Settle where the data lives before any command touches it."""
    _keep_data_in(data)


def _with_data(command: Callable[..., None]) -> Callable[..., None]:
    """Let `--data` stand behind the command's name too, where most people write it."""

    @functools.wraps(command)
    def with_data(*arguments: Any, data: Path | None = None, **options: Any) -> None:
        _keep_data_in(data)
        command(*arguments, **options)

    signature = inspect.signature(command)
    asked = inspect.Parameter("data", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Data)
    with_data.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*signature.parameters.values(), asked]
    )
    with_data.__annotations__ = command.__annotations__ | {"data": Data}
    return with_data


_COMMANDS: dict[str, Callable[..., None]] = {
    "import": import_files,
    "imports": list_imports,
    "draw": draw,
    "serve": serve,
    "worker": worker,
    "doctor": doctor,
    "export": export,
    "init": init,
    "backup": backup,
    "restore": restore,
    "analyse": analyse,
    "learn": learn,
    "demo": demo,
    "mirror": mirror,
}
for _name, _command in _COMMANDS.items():
    app.command(_name)(_with_data(_command))
app.command("read")(read)  # these need no data folder
app.command("fit")(fit)
app.command("stock-sentences")(stock_sentences)


def main() -> None:
    """Run the command; whatever breaks is said in a line, without a row's content, and exits with 2."""
    try:
        app()
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev -m goldenthread …, to see the whole way down
            raise
        typer.echo(_what_broke(error), err=True)
        sys.exit(UNUSABLE)


def _what_broke(error: Exception) -> str:
    """Name a failure that no command foresaw: its words are said only where the system wrote them."""
    if isinstance(error, OSError) and error.strerror:
        about = f"{error.filename}: " if error.filename else ""
        return (
            f"{about}{error.strerror}. Check the place and who may write there, or name another data folder "
            "with --data DIR."
        )
    kind = type(error).__name__
    if type(error).__module__ in ("django.db.utils", "psycopg.errors", "sqlite3"):
        return f"The database could not be used ({kind}). goldenthread doctor says what is wrong with it."
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"Something in Golden Thread broke: {kind} in {where}. What is stored stays as it is. goldenthread "
        "doctor may know why; otherwise please report this line."
    )
