"""The engine on a file alone: no database, no Django, a bounded part of the file in memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from goldenthread.analysis.batch import spans_in
from goldenthread.analysis.runner import NAMES, judge_all
from goldenthread.analysis.runners.contract import Runner
from goldenthread.analysis.talk import Span
from goldenthread.conversations.columnar import batch_of_records
from goldenthread.conversations.records import ConversationRecord, Refusal

MOST_CONVERSATIONS = 256
MOST_MESSAGES = 8192


def read_records(
    records: Iterable[ConversationRecord | Refusal],
    *,
    refused: Callable[[Refusal], None],
    on: Runner | None = None,
) -> Iterator[tuple[ConversationRecord, dict[str, Any]]]:
    """Yield each conversation with its seven findings, in the order of the file.

    A finding is a mark and its evidence: message (0-based), start and end (code points), quote. Refusals go
    to `refused` as they turn up. Reads `on` a runner, if none is named in this process; holds at most as
    many batches of a few hundred conversations as the runner does.
    """
    held: deque[list[ConversationRecord]] = deque()

    def packed() -> Iterator[pa.RecordBatch]:
        for part in parts(records, refused):
            held.append(part)
            yield batch_of_records(part)

    for columns in judge_all(packed(), on=on):
        marks = {name: columns.column(f"{name}_mark").to_pylist() for name in NAMES}
        evidence = {name: spans_in(columns.column(f"{name}_evidence")) for name in NAMES}
        for number, record in enumerate(held.popleft()):
            yield (
                record,
                {
                    name: {"mark": marks[name][number], "evidence": _quoted(record, evidence[name][number])}
                    for name in NAMES
                },
            )


def parts(
    records: Iterable[ConversationRecord | Refusal], refused: Callable[[Refusal], None]
) -> Iterator[list[ConversationRecord]]:
    """Cut a file's conversations into batches of bounded size; refusals go to `refused`."""
    part: list[ConversationRecord] = []
    messages = 0
    for record in records:
        if isinstance(record, Refusal):
            refused(record)
            continue
        part.append(record)
        messages += len(record.messages)
        if len(part) >= MOST_CONVERSATIONS or messages >= MOST_MESSAGES:
            yield part
            part, messages = [], 0
    if part:
        yield part


def _quoted(record: ConversationRecord, spans: list[Span]) -> list[dict[str, Any]]:
    return [
        {"message": number, "start": start, "end": end, "quote": record.messages[number].text[start:end]}
        for number, start, end in spans
    ]
