"""What the engine reads, batch after batch, on whichever runner moves the batches.

A batch is unpacked once for all steps. Nothing here or in the runners knows a behaviour.
"""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from . import heard
from .batch import CONVERSATIONS, EVIDENCE, evidence_of, marks_of, talks
from .behaviours import STEPS
from .runners.contract import Runner, Work
from .runners.pool import Pool

NAMES: tuple[str, ...] = tuple(step.NAME for step in STEPS)
VERSIONS: dict[str, str] = {step.NAME: step.VERSION for step in STEPS}
READ = pa.schema(
    [
        CONVERSATIONS.field("id"),
        *(
            pa.field(f"{name}_{part}", type)
            for name in NAMES
            for part, type in (("mark", pa.string()), ("evidence", EVIDENCE))
        ),
        *list(heard.HEARD)[1:],
    ]
)


def read(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Run every step over a batch of `batch.CONVERSATIONS` (n rows).

    Gives n rows of `READ` in the same order: `id`, for each behaviour `<name>_mark` and `<name>_evidence`,
    and what was heard of the customers (`language`, `praise`, `felt`), the same as the step alone gives.
    Raises `KeyError` for a missing column.
    """
    unpacked = talks(batch)
    columns = [batch.column("id")]
    for step in STEPS:
        findings = [step.judge(talk) for talk in unpacked]
        columns += [marks_of(findings), evidence_of(findings)]
    columns += heard.heard_in(unpacked)
    return pa.record_batch(columns, schema=READ)


READING = Work(run=read, takes=CONVERSATIONS, gives=READ)


def read_all(
    batches: Iterable[pa.RecordBatch], *, processes: int = 1, on: Runner | None = None
) -> Iterator[pa.RecordBatch]:
    """Run every step over many batches and yield one result a batch, in order.

    Runs on the given runner, otherwise on so many processes of this machine; holds a bounded number of
    batches, so that a large file never lies in memory. Raises what `read` and the runner raise.
    """
    return (on or Pool(processes)).move(batches, READING)
