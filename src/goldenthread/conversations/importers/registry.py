"""Knows every importer, and recognises a file's format by its content."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from goldenthread.conversations.records import ConversationRecord, Refusal

from . import jsonl
from .contract import Importer, Options, Sample, UnusableFile

IMPORTERS: tuple[Importer, ...] = (cast(Importer, jsonl),)
SAMPLE_BYTES = 256 * 1024


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading, decompressing gzip by its first bytes, not its name."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(path, "rb") if zipped else path.open("rb"))


def importer_for(path: Path, *, format: str | None = None) -> Importer:
    """Find the importer of a named format, or the one that is surest that the file is its own.

    Raises `UnusableFile` where the format is unknown, the file is missing or empty, or nobody knows it.
    """
    if format is not None:
        for importer in IMPORTERS:
            if format == importer.NAME:
                return importer
        known = ", ".join(importer.NAME for importer in IMPORTERS)
        raise UnusableFile(f"There is no format called {format}. Known formats: {known}.")
    if not path.is_file():
        raise UnusableFile(f"There is no file {path}.")
    with open_file(path) as file:
        head = file.read(SAMPLE_BYTES)
    if not head.strip():
        raise UnusableFile(f"{path.name} is empty.")
    sample = Sample(path.name, head)
    surest = max(IMPORTERS, key=lambda importer: importer.recognises(sample))
    if surest.recognises(sample) <= 0:
        raise UnusableFile(
            f"{path.name} is in no format that we know. Name one with --format, or export it as CSV."
        )
    return surest


def read_file(
    path: Path, *, format: str | None = None, options: Options | None = None
) -> Iterator[ConversationRecord | Refusal]:
    """Yield what a file holds, in its order; raises `UnusableFile` as `importer_for` does."""
    importer = importer_for(path, format=format)
    with open_file(path) as file:
        yield from importer.read(file, path=path, options=options or Options())
