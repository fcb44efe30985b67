"""What a runner promises."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to each batch: columns in, columns out, one row for each row, in the same order.

    `run` must survive pickling and depend on nothing but its batch. `takes` and `gives` are its columns.
    """

    run: Callable[[pa.RecordBatch], pa.RecordBatch]
    takes: pa.Schema
    gives: pa.Schema


class Runner(Protocol):
    """Moves batches through work. It knows nothing of what the work is about."""

    def move(self, batches: Iterable[pa.RecordBatch], through: Work) -> Iterator[pa.RecordBatch]:
        """Yield one result a batch, in the order of the batches.

        Takes the batches as it goes and holds a bounded number of them. Raises what the work raises, or
        `RunnerFailed` where the work's own error cannot travel.
        """
        ...


class RunnerFailed(Exception):
    """The machinery under a runner failed; the message says what to do."""
