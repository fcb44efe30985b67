"""Where the engine's work is done: the options that every command with much to read shares."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from goldenthread.analysis.runners.contract import Runner

# Below this size a second process takes longer to start than the reading itself.
WORTH_MORE_PROCESSES = 8 * 1024 * 1024
UNUSABLE = 2


class RunnerName(StrEnum):
    """The runners by the names that people type."""

    POOL = "pool"
    NATIVE = "native"
    RAY = "ray"


RunnerOption = Annotated[
    RunnerName,
    typer.Option(
        "--runner",
        help="Who does the reading: processes of this machine (pool), Daft on this machine (native) or on a "
        "Ray cluster (ray). The answer is the same.",
    ),
]
RayAddress = Annotated[
    str | None,
    typer.Option(
        "--ray-address",
        help="The Ray cluster, as in 10.0.0.5:6379; without it a Ray here that ends with the command.",
        metavar="HOST:PORT",
    ),
]


@contextmanager
def running(name: RunnerName, *, address: str | None, processes: int) -> "Iterator[Runner]":
    """Start the runner that was asked for; what is missing for it is said in a line, and ends with 2.

    `processes` is for the pool and for a Ray of our own; Daft's native runner works in this process, and a
    cluster at an address has the processes that it has.
    """
    from goldenthread.analysis.runners.contract import RunnerFailed
    from goldenthread.analysis.runners.pool import Pool

    if address is not None and name is not RunnerName.RAY:
        _give_up("--ray-address goes with --runner ray.")
    try:
        if name is RunnerName.POOL:
            yield Pool(processes)
        elif name is RunnerName.NATIVE:
            from goldenthread.analysis.runners.frames import native

            yield native()
        else:
            from goldenthread.analysis.runners.cluster import cluster

            with cluster(address, workers=processes if processes > 1 else None) as runner:
                yield runner
    except ModuleNotFoundError as error:
        if error.name not in ("daft", "ray"):
            raise
        _give_up(f"--runner {name} needs {error.name}: pip install 'goldenthread[cluster]'.")
    except RunnerFailed as error:
        _give_up(str(error))


def processes_for(path: Path) -> int:
    """Decide by the size of a file how many processes are worth their start."""
    big = path.is_file() and path.stat().st_size >= WORTH_MORE_PROCESSES
    return min(os.cpu_count() or 1, 8) if big else 1


def _give_up(reason: str) -> None:
    typer.echo(reason, err=True)
    raise typer.Exit(UNUSABLE)
