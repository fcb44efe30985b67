"""Runs the engine on Daft here, in a process of its own (Daft allows one runner a process).

Prints one JSON object: if what was read and gathered there is what this process alone reads and gathers,
and in how many processes besides this one the work was done.
"""

import json
import os

import pyarrow as pa

from goldenthread.analysis import runner
from goldenthread.analysis.folds.contract import fold_all
from goldenthread.analysis.folds.stock_sentences import StockSentences
from goldenthread.analysis.runners.contract import Work
from goldenthread.analysis.runners.frames import native
from goldenthread.conversations.columnar import batch_of
from tests.analysis.talks import EXAMPLES

CUT = 3
WHERE = Work(
    run=lambda batch: pa.record_batch(
        [batch.column("n"), pa.array([os.getpid()] * len(batch), pa.int64())], names=["n", "process"]
    ),
    takes=pa.schema([("n", pa.int64())]),
    gives=pa.schema([("n", pa.int64()), ("process", pa.int64())]),
)


def same(on) -> dict[str, object]:
    """Hold a runner against this process, with an empty batch among the others and more than one window."""
    batches = [batch_of(EXAMPLES[at : at + CUT]) for at in range(0, len(EXAMPLES), CUT)]
    batches.insert(2, batch_of([]))
    gathered = fold_all(StockSentences(least=2), batches * 2)
    on.window = 4
    here, there = list(runner.read_all(batches)), list(runner.read_all(batches, on=on))
    numbers = [pa.record_batch([pa.array([at, at + 1], pa.int64())], names=["n"]) for at in range(0, 40, 2)]
    on.window = 64
    moved = pa.Table.from_batches(on.move(iter(numbers), WHERE))
    return {
        "read": [a.equals(b) for a, b in zip(here, there, strict=True)],
        "batches": len(there),
        "gathered": fold_all(StockSentences(least=2), batches * 2, on=on).equals(gathered)
        and len(gathered) > 0,
        "nothing": list(on.move([], WHERE)) == [],
        "in order": moved.column("n").to_pylist() == list(range(40)),
        "processes": len(set(moved.column("process").to_pylist()) - {os.getpid()}),
    }


def main() -> None:
    """Run on Daft here."""
    print(json.dumps(same(native())))


if __name__ == "__main__":
    main()
