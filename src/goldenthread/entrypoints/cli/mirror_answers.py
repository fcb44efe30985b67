"""What `goldenthread mirror` answers: the engine's columns as one object a line."""

from typing import Any

import pyarrow as pa

from goldenthread.analysis.mirror.batch import DRAFTS
from goldenthread.analysis.mirror.emotion import NAME as EMOTION
from goldenthread.analysis.mirror.goal import reading as goals
from goldenthread.analysis.mirror.goal.batch import GOALS
from goldenthread.analysis.mirror.reading import NAMES, read


def draft_answers(drafts: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Answer n drafts, in their order."""
    found = read(pa.RecordBatch.from_pylist(drafts, schema=DRAFTS)).to_pylist()
    return [
        {
            "id": row["id"],
            "elements": _elements(row, NAMES),
            EMOTION: row[EMOTION],
            "suggestions": row["suggestions"],
        }
        for row in found
    ]


def goal_answers(drafts: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Answer n goal drafts, in their order."""
    found = goals.read(pa.RecordBatch.from_pylist(drafts, schema=GOALS)).to_pylist()
    return [
        {"id": row["id"], "elements": _elements(row, goals.NAMES), "suggestions": row["suggestions"]}
        for row in found
    ]


def _elements(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: {
            "found": row[f"{name}_found"],
            "spans": [[span["start"], span["end"]] for span in row[f"{name}_spans"]],
        }
        for name in names
    }
