"""Says what an import did: to a person, or as one JSON object to a script."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import orjson
import typer

if TYPE_CHECKING:
    from goldenthread.conversations.models import ImportRun

FIRST = 20
KINDS = ("added", "updated", "unchanged", "refused")
Row = tuple[str, int, str, str]


def counts_of(run: "ImportRun") -> dict[str, Any]:
    """Put a run's numbers as the JSON report has them."""
    return {
        **{
            what: {kind: getattr(run, f"{what}_{kind}") for kind in KINDS}
            for what in ("conversations", "messages")
        },
        "people": run.people_added,
    }


def say_refused(rows: Iterable[Row], count: int, run: int | None) -> None:
    """List the first refused rows, and where to find the others."""
    for number, (file, row, field, reason) in enumerate(rows):
        if number == FIRST:
            break
        typer.echo(refused_line(file, row, field, reason), err=True)
    if count > FIRST:
        where = f": goldenthread imports --refused {run}" if run else "."
        typer.echo(f"… and {count - FIRST:,} more{where}", err=True)


def refused_line(file: str, row: int, field: str, reason: str) -> str:
    """Point at a refused row; row 0 is the file as a whole."""
    if not row:
        return f"{file}: {reason}"
    return f"{file}:{row} {field}: {reason}" if field else f"{file}:{row}: {reason}"


def say_result(
    counts: dict[str, Any], *, run: int | None, seconds: float, as_json: bool, finished: bool
) -> None:
    """Report an import's end."""
    if as_json:
        typer.echo(orjson.dumps({"run": run, **counts, "seconds": round(seconds, 3)}))
        return
    if not finished:
        return
    said = ", ".join(f"{counts['conversations'][kind]:,} {kind}" for kind in KINDS)
    messages = ", ".join(f"{counts['messages'][kind]:,} {kind}" for kind in KINDS)
    typer.echo(f"Import {run}" if run else "Nothing is stored. This would happen:")
    typer.echo(f"  conversations  {said}\n  messages       {messages}\n  new people     {counts['people']:,}")
    if run:
        typer.echo(f"Take it back with: goldenthread import --undo {run}")
