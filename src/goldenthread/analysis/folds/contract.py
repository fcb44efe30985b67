"""The second shape of the engine: what takes many conversations to see, gathered on one machine or many.

Batches are added to a state, states are merged, the last one is finished. How the batches were cut, in
which order they came and which machine saw them must change nothing (tests/analysis/test_folds.py).
"""

import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import pyarrow as pa

from goldenthread.analysis.batch import CONVERSATIONS
from goldenthread.analysis.runners.contract import Runner, Work
from goldenthread.analysis.runners.pool import Pool


class Fold(Protocol):
    """Gathers batches of `batch.CONVERSATIONS` into one table.

    A state is a plain value that pickles. `merge` is associative and commutative, and `start()` is its
    neutral element. `add` and `merge` may change and give back their first state, never the second.
    """

    NAME: ClassVar[str]
    VERSION: ClassVar[str]

    def start(self) -> Any:
        """Give the state of having seen nothing."""
        ...

    def add(self, state: Any, batch: pa.RecordBatch) -> Any:
        """Take a batch into a state; each conversation comes in exactly one batch."""
        ...

    def merge(self, state: Any, other: Any) -> Any:
        """Join what two machines saw."""
        ...

    def finish(self, state: Any) -> pa.Table:
        """Give the answer, in columns and in an order of its own."""
        ...


STATES = pa.schema([("state", pa.binary())])


@dataclass(frozen=True, slots=True)
class Partly:
    """A fold's share of the work that can be done to a batch alone, in the shape that runners move."""

    fold: Fold

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Give the batch's state in the first of its n rows, nothing in the others."""
        if not len(batch):
            return pa.record_batch([pa.array([], pa.binary())], schema=STATES)
        state = pickle.dumps(self.fold.add(self.fold.start(), batch))
        return pa.record_batch([pa.array([state, *[None] * (len(batch) - 1)], pa.binary())], schema=STATES)


def fold_all(fold: Fold, batches: Iterable[pa.RecordBatch], *, on: Runner | None = None) -> pa.Table:
    """Gather all batches on a runner (this process if none is named); states meet and are merged here."""
    work = Work(run=Partly(fold), takes=CONVERSATIONS, gives=STATES)
    state = fold.start()
    for column in (on or Pool()).move(batches, work):
        for packed in column.column("state"):
            if packed.is_valid:
                # A state that our own process, pool or cluster packed a moment ago.
                state = fold.merge(state, pickle.loads(packed.as_py()))  # noqa: S301
    return fold.finish(state)
