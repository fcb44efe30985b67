"""Shows how far an import is: bytes, messages a second, time left; only to someone at a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from goldenthread.conversations.actions.import_conversations import Progress as HowFar

QUIET_FOR = 1.0  # seconds: what is over sooner needs no bar


@contextmanager
def progress_shown() -> Iterator["Callable[[HowFar], None] | None"]:
    """Give the callable that an import reports to; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[rate]:,.0f} messages/s"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    began = time.monotonic()
    tasks: dict[str, tuple[TaskID, float]] = {}

    def show(far: "HowFar") -> None:
        if far.file not in tasks:
            tasks[far.file] = (bar.add_task(far.file, total=far.size, rate=0.0), time.monotonic())
        task, since = tasks[far.file]
        rate = far.messages / max(time.monotonic() - since, 0.001)
        bar.update(task, completed=far.position, rate=rate)
        if time.monotonic() - began > QUIET_FOR:
            bar.start()

    try:
        yield show
    finally:
        bar.stop()
