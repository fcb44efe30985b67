"""Reads drafts whole: every element, whether the message holds emotion, and one suggestion a missing one."""

import pyarrow as pa

from . import ELEMENTS, acknowledges_emotion
from .batch import found, unpack
from .draft import Draft, Span
from .emotion import NAME as EMOTION
from .emotion import VERSION as EMOTION_VERSION
from .emotion import holds_emotion
from .mention import Words

NAMES: tuple[str, ...] = tuple(element.NAME for element in ELEMENTS)
VERSIONS: dict[str, str] = {
    **{element.NAME: element.VERSION for element in ELEMENTS},
    EMOTION: EMOTION_VERSION,
    "suggestions": "suggestions-2",
}
SUGGESTION = pa.struct([("element", pa.string()), ("text", pa.string())])


def read(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Run every step over a batch of `batch.DRAFTS` (n rows).

    Gives n rows in the same order: `id`; for each element `<name>_found` and `<name>_spans`, the same as the
    step alone gives; `emotion_in_message`; and `suggestions`, one for each element that is missing
    (acknowledging is missing only where the message holds emotion), in the elements' order. A reply in another
    language gets none. Raises `KeyError` for a missing column.
    """
    drafts = unpack(batch)
    spans = {element.NAME: [element.find(draft) for draft in drafts] for element in ELEMENTS}
    emotional = [holds_emotion(draft) for draft in drafts]
    columns, names = [batch.column("id")], ["id"]
    for name in NAMES:
        columns += found(spans[name])
        names += [f"{name}_found", f"{name}_spans"]
    suggested = [
        suggestions(draft, {name: spans[name][row] for name in NAMES}, emotional[row])
        for row, draft in enumerate(drafts)
    ]
    columns += [pa.array(emotional, pa.bool_()), pa.array(suggested, pa.list_(SUGGESTION))]
    return pa.record_batch(columns, names=[*names, EMOTION, "suggestions"])


def suggestions(draft: Draft, spans: dict[str, list[Span]], emotional: bool) -> list[dict[str, str]]:
    """Make one suggestion for every element that a draft lacks, out of its own words and the message's."""
    if draft.foreign:
        return []
    missing = [
        element
        for element in ELEMENTS
        if not spans[element.NAME] and (emotional or element is not acknowledges_emotion)
    ]
    about = Words(draft, emotional, [span for found in spans.values() for span in found])
    for element in missing:
        about.earlier.append(element.suggest(about))
    return [
        {"element": element.NAME, "text": text} for element, text in zip(missing, about.earlier, strict=True)
    ]
