"""Moves batches through the steps: in this process, or over several.

A runner knows no behaviour. It unpacks a batch once for all steps and keeps the order of the batches.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pyarrow as pa

from . import heard
from .batch import evidence_of, marks_of, talks
from .behaviours import STEPS

NAMES: tuple[str, ...] = tuple(step.NAME for step in STEPS)
VERSIONS: dict[str, str] = {step.NAME: step.VERSION for step in STEPS}


def read(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Run every step over a batch of `batch.CONVERSATIONS` (n rows).

    Gives n rows in the same order: `id`, for each behaviour `<name>_mark` and `<name>_evidence`, and what
    was heard of the customers (`language`, `praise`, `felt`), the same as the step alone gives. Raises
    `KeyError` for a missing column.
    """
    unpacked = talks(batch)
    columns, names = [batch.column("id")], ["id"]
    for step in STEPS:
        findings = [step.judge(talk) for talk in unpacked]
        columns += [marks_of(findings), evidence_of(findings)]
        names += [f"{step.NAME}_mark", f"{step.NAME}_evidence"]
    columns += heard.heard_in(unpacked)
    names += heard.HEARD.names[1:]
    return pa.record_batch(columns, names=names)


def read_all(batches: Iterable[pa.RecordBatch], *, processes: int = 1) -> Iterator[pa.RecordBatch]:
    """Run every step over many batches and yield one result a batch, in order.

    With more than one process at most twice as many batches as processes are held at a time, so that a
    large file never lies in memory. Raises what `read` raises.
    """
    if processes <= 1:
        for batch in batches:
            yield read(batch)
        return
    # Spawned, not forked: Arrow's own threads do not survive a fork.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Any]] = deque()
        for batch in batches:
            waiting.append(pool.submit(read, batch))
            if len(waiting) >= 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
