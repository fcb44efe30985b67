"""Which sentences a file's customers were told word for word, many of them: no database, no Django."""

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa

from goldenthread.analysis.folds.contract import fold_all
from goldenthread.analysis.folds.stock_sentences import StockSentences
from goldenthread.analysis.runners.contract import Runner
from goldenthread.conversations.columnar import batch_of_records
from goldenthread.conversations.records import ConversationRecord, Refusal

from .file_reading import parts


def stock_sentences_of(
    records: Iterable[ConversationRecord | Refusal],
    *,
    refused: Callable[[Refusal], None],
    least: int,
    progress: Callable[[int], None],
    on: Runner | None = None,
) -> pa.Table:
    """Gather the sentences that staff said in at least so many conversations, the most frequent first.

    Columns: the masked sentence, in how many conversations, of how many. Refusals go to `refused`, the
    number of messages read to `progress`, as they turn up.
    """

    def batches() -> Iterator[pa.RecordBatch]:
        for part in parts(records, refused):
            yield batch_of_records(part)
            progress(sum(len(record.messages) for record in part))

    return fold_all(StockSentences(least), batches(), on=on)
