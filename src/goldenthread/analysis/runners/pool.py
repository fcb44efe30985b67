"""This process alone, or a pool of processes on this machine."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import pyarrow as pa

from .contract import Work


@dataclass(frozen=True, slots=True)
class Pool:
    """A number of processes; with one, everything happens in this process.

    At most twice as many batches as processes are held at a time, so that a large file never lies in memory.
    """

    processes: int = 1

    def move(self, batches: Iterable[pa.RecordBatch], through: Work) -> Iterator[pa.RecordBatch]:
        """Yield one result a batch, in order."""
        if self.processes <= 1:
            for batch in batches:
                yield through.run(batch)
            return
        # Spawned, not forked: Arrow's own threads do not survive a fork.
        with ProcessPoolExecutor(self.processes, mp_context=get_context("spawn")) as pool:
            waiting: deque[Future[Any]] = deque()
            for batch in batches:
                waiting.append(pool.submit(through.run, batch))
                if len(waiting) >= 2 * self.processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
