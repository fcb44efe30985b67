"""What the engine reads, batch after batch, on whichever runner moves the batches.

A batch is unpacked once for all steps. Nothing here or in the runners knows a behaviour.
"""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from . import heard
from .batch import CONVERSATIONS, EVIDENCE, each_talk, evidence_of, marks_of
from .behaviours import STEPS
from .runners.contract import Runner, Work
from .runners.pool import Pool
from .talk import Finding, Talk

NAMES: tuple[str, ...] = tuple(step.NAME for step in STEPS)
VERSIONS: dict[str, str] = {step.NAME: step.VERSION for step in STEPS}
JUDGED = pa.schema(
    [
        CONVERSATIONS.field("id"),
        *(
            pa.field(f"{name}_{part}", type)
            for name in NAMES
            for part, type in (("mark", pa.string()), ("evidence", EVIDENCE))
        ),
    ]
)
READ = pa.schema([*JUDGED, *list(heard.HEARD)[1:]])


def judge(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Run the seven steps alone over a batch of `batch.CONVERSATIONS` (n rows).

    Gives n rows of `JUDGED` in the same order: `id`, and for each behaviour `<name>_mark` and
    `<name>_evidence`, the same as the step alone gives. Raises `KeyError` for a missing column.
    """
    return pa.record_batch(_columns(batch, map(_findings, each_talk(batch))), schema=JUDGED)


def read(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Run every step over a batch of `batch.CONVERSATIONS` (n rows).

    Gives n rows of `READ` in the same order: what `judge` gives, and what was heard of the customers
    (`language`, `praise`, `felt`). Raises `KeyError` for a missing column.
    """
    both = [(_findings(talk), heard.listen(talk)) for talk in each_talk(batch)]
    judged = _columns(batch, (findings for findings, _ in both))
    return pa.record_batch([*judged, *heard.columns([listened for _, listened in both])], schema=READ)


def _findings(talk: Talk) -> list[Finding]:
    return [step.judge(talk) for step in STEPS]


def _columns(batch: pa.RecordBatch, findings: Iterable[list[Finding]]) -> list[pa.Array]:
    by_talk = list(findings)
    columns = [batch.column("id")]
    for number in range(len(STEPS)):
        of_step = [found[number] for found in by_talk]
        columns += [marks_of(of_step), evidence_of(of_step)]
    return columns


JUDGING = Work(run=judge, takes=CONVERSATIONS, gives=JUDGED)
READING = Work(run=read, takes=CONVERSATIONS, gives=READ)


def judge_all(batches: Iterable[pa.RecordBatch], *, on: Runner | None = None) -> Iterator[pa.RecordBatch]:
    """Run the seven steps alone over many batches, as `read_all` runs all."""
    return (on or Pool(1)).move(batches, JUDGING)


def read_all(
    batches: Iterable[pa.RecordBatch], *, processes: int = 1, on: Runner | None = None
) -> Iterator[pa.RecordBatch]:
    """Run every step over many batches and yield one result a batch, in order.

    Runs on the given runner, otherwise on so many processes of this machine; holds a bounded number of
    batches, so that a large file never lies in memory. Raises what `read` and the runner raise.
    """
    return (on or Pool(processes)).move(batches, READING)
