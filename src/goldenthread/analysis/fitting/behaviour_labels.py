"""Our own labels of the seven behaviours on open conversations, and where their texts are found.

The labels (`behaviour_labels.jsonl`) hold ids, marks and message numbers; the texts stay in the open data.
docs/algorithms/behaviours.md says who labelled and how.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenthread.analysis.talk import Event, Talk, Turn

from .open_data import rows

HELD_OUT_SEED = 20261125
_LABELS = Path(__file__).with_name("behaviour_labels.jsonl")
_SETS = ("star", "abcd_sample", "tau_airline")
_ROLES = {"agent": "staff", "customer": "customer", "bot": "bot", "system": "system"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A conversation, what one annotator said of it, and whether it is kept for testing."""

    talk: Talk
    by: str
    marks: dict[str, str]
    evidence: dict[str, frozenset[int]]
    held_out: bool


def labelled(data: Path) -> list[Labelled]:
    """Join the labels with the texts in the open data's folder, in the order of the label file.

    A third of the conversations, drawn by a fixed seed, is held out; one labelled twice stands twice, on one
    side. Raises `NoOpenData` where a set is missing and `KeyError` for an id that no set holds.
    """
    with _LABELS.open() as file:
        labels = [json.loads(line) for line in file]
    ids = sorted({label["id"] for label in labels})
    drawn = random.Random(HELD_OUT_SEED).sample(ids, len(ids) // 3)  # noqa: S311 (a split, no secret)
    kept = frozenset(drawn)
    texts = dict(_talks(data, frozenset(ids)))
    found = []
    for label in labels:
        id, by = label.pop("id"), label.pop("by")
        found.append(
            Labelled(
                texts[id],
                by,
                {name: answer["mark"] for name, answer in label.items()},
                {name: frozenset(answer["evidence"]) for name, answer in label.items()},
                id in kept,
            )
        )
    return found


def _talks(data: Path, ids: frozenset[str]) -> Iterator[tuple[str, Talk]]:
    for name in _SETS:
        # Only STAR's look-ups were before the annotators: what they could not see teaches nothing.
        lookups = {row["id"]: row.get("lookups", []) for row in rows(data, name, "labels")}
        for row in rows(data, name, "conversations"):
            if row["id"] in ids:
                events = lookups[row["id"]] if name == "star" else []
                yield row["id"], talk_of(row["id"], row["messages"], events)


def talk_of(id: str, messages: list[dict[str, Any]], lookups: list[dict[str, Any]]) -> Talk:
    """Make of raw messages and look-ups what our own importer makes of them."""
    return Talk(
        id,
        [Turn(i, m["text"], _ROLES[m["role"]], False) for i, m in enumerate(messages)],
        [
            Event(min(e["after"], len(messages) - 1), e["api"], " → ".join(_shown(e, ("query", "result"))))
            for e in lookups
        ],
    )


def _shown(event: dict[str, Any], parts: tuple[str, ...]) -> list[str]:
    return [
        json.dumps(event[part], separators=(",", ":"), ensure_ascii=False)
        for part in parts
        if event.get(part) is not None
    ]
