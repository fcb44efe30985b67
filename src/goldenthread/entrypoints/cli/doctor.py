"""`goldenthread doctor`: names what is wrong and the command that mends it."""

import os
from collections.abc import Iterator
from typing import Annotated

import orjson
import typer

from goldenthread.entrypoints.data_folder import DATABASE_SETTING, data_folder
from goldenthread.entrypoints.operations.doctor_outside import outside
from goldenthread.entrypoints.operations.findings import Finding, State, broken

from .django_ready import make_ready

SIGNS = {State.FINE: "ok  ", State.WARNING: "see ", State.BROKEN: "MEND"}


def doctor(
    rebuild_search: Annotated[
        bool, typer.Option("--rebuild-search", help="Make the search index anew, then look.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Look the installation over. Exit code: 0 all well, 1 something to see to, 2 something is broken."""
    found = []
    for finding in _look(rebuild_search=rebuild_search):
        found.append(finding)
        if not as_json:
            typer.echo(f"{SIGNS[finding.state]}  {finding.about}: {finding.says}")
            if finding.mend:
                typer.echo(f"      → {finding.mend}")
    worst = max(finding.state for finding in found)
    if as_json:
        looks = [
            {"about": one.about, "state": one.state.name.lower(), "says": one.says, "mend": one.mend or None}
            for one in found
        ]
        typer.echo(orjson.dumps({"state": worst.name.lower(), "findings": looks}))
    raise typer.Exit(int(worst))


def _look(*, rebuild_search: bool) -> Iterator[Finding]:
    from goldenthread.entrypoints.operations.doctor_language_model import language_model

    folder = data_folder()
    first = list(outside(folder))
    yield from first
    yield language_model()
    # Django would make the folder, the secret and an empty database: the doctor only looks.
    if not folder.is_dir() or first[0].state is State.BROKEN:
        return
    if not os.environ.get(DATABASE_SETTING) and not (folder / "goldenthread.sqlite3").is_file():
        yield broken("database", "there is none yet.", "goldenthread init, or goldenthread restore FILE")
        return
    try:
        make_ready()
    except Exception as error:  # a setting that Django refuses, whichever it is
        yield broken("settings", f"cannot be used: {error}", "mend the setting (docs/running.md)")
        return
    from goldenthread.entrypoints.operations.doctor_inside import inside
    from goldenthread.foundation import clock

    if rebuild_search:
        from goldenthread.entrypoints.operations.search import rebuild

        rebuild()
    yield from inside(at=clock.now())
