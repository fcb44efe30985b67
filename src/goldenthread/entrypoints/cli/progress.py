"""Progress on the error stream: rate and time left, for people at a terminal and after a second only."""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from goldenthread.conversations.records import ConversationRecord, Refusal

Record = TypeVar("Record", bound=ConversationRecord | Refusal)
PATIENCE = 1.0
BETWEEN = 0.2


class Progress:
    """A line that says how far it is, how fast, and how long it will take; silent when piped.

    `total` is how many of `noun` there are, where that is known.
    """

    def __init__(self, noun: str, *, total: int | None = None) -> None:
        self.noun = noun
        self.total = total
        self.done = 0
        self.share = 0.0
        self.began = self.shown_at = time.monotonic()
        self.terminal = sys.stderr.isatty()
        self.shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def add(self, number: int) -> None:
        """Count what was done, and show the line where it is time."""
        self.done += number
        if self.total:
            self.share = min(1.0, self.done / self.total)
        now = time.monotonic()
        if self.terminal and now - self.began > PATIENCE and now - self.shown_at > BETWEEN:
            self.shown_at = now
            self._show(now - self.began)

    def say(self, line: str) -> None:
        """Write a line for good, above the progress."""
        self._clear()
        print(line, file=sys.stderr)

    def watching(self, path: Path, records: Iterable[Record]) -> Iterator[Record]:
        """Pass records on, and learn from their rows how much of the file is behind us."""
        lines = _lines(path) if self.terminal else 0
        for record in records:
            if lines:
                self.share = min(1.0, record.row / lines)
            yield record

    def _show(self, seconds: float) -> None:
        rate = self.done / seconds
        line = f"{self.done:,} {self.noun}, {rate:,.0f} a second"
        if 0.01 < self.share <= 1:
            line += f", {self.share:.0%}, {_spoken(seconds / self.share - seconds)} left"
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        self.shown = True

    def _clear(self) -> None:
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.shown = False


def _spoken(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _lines(path: Path) -> int:
    """Count the lines of a file: what a row number is held against. 0 where it cannot be told."""
    from goldenthread.conversations.importers.registry import open_file

    try:
        with open_file(path) as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except (OSError, EOFError):
        return 0
