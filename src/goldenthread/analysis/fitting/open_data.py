"""Reads the open data sets that heads are fitted on; nothing of them is kept but weights."""

import gzip
from pathlib import Path
from typing import Any

import orjson


class NoOpenData(Exception):
    """A set is not where it should be; the message names the file and the setting."""


def rows(data: Path, name: str, file: str) -> list[dict[str, Any]]:
    """Read the JSON lines of `data/name/open/file`. Raises `NoOpenData`."""
    path = data / name / "open" / f"{file}.jsonl.gz"
    try:
        with gzip.open(path) as lines:
            return [orjson.loads(line) for line in lines]
    except FileNotFoundError:
        raise NoOpenData(
            f"{path} is not there. Name the folder of the open data sets with --open-data or "
            "GOLDENTHREAD_OPEN_DATA."
        ) from None


def labelled(data: Path, name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pair the items of a set with their labels, in the items' order. Raises `NoOpenData`."""
    labels = {label["id"]: label for label in rows(data, name, "labels")}
    return [(item, labels[item["id"]]) for item in rows(data, name, "items")]
