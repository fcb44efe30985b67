"""Reads goal drafts whole: the three parts, and one suggestion a missing one."""

import pyarrow as pa

from goldenthread.analysis.language import foreign
from goldenthread.analysis.mirror.batch import found

from . import PARTS

NAMES: tuple[str, ...] = tuple(part.NAME for part in PARTS)
SUGGESTION = pa.struct([("element", pa.string()), ("text", pa.string())])


def read(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Run every part over a batch of `batch.GOALS` (n rows).

    Gives n rows in the same order: `id`, for each part `<name>_found` and `<name>_spans`, and `suggestions`,
    one for each missing part of a text that is English and not blank. Raises `KeyError` for a missing column.
    """
    texts = batch.column("text").to_pylist()
    spans = {part.NAME: [part.find(text) for text in texts] for part in PARTS}
    columns, names = [batch.column("id")], ["id"]
    for name in NAMES:
        columns += found(spans[name])
        names += [f"{name}_found", f"{name}_spans"]
    suggested = [
        [
            {"element": part.NAME, "text": part.suggest(text)}
            for part in PARTS
            if not spans[part.NAME][row] and text.strip() and not foreign(text[:4000])
        ]
        for row, text in enumerate(texts)
    ]
    return pa.record_batch(
        [*columns, pa.array(suggested, pa.list_(SUGGESTION))], names=[*names, "suggestions"]
    )
