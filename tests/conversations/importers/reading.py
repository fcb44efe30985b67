"""Reads files as an import does, for the tests of each format."""

from collections.abc import Callable
from pathlib import Path

from goldenthread.conversations.importers.contract import Options
from goldenthread.conversations.importers.registry import read_file
from goldenthread.conversations.records import ConversationRecord, Refusal

SAMPLES = Path(__file__).parents[3] / "docs/import-formats/samples"
Write = Callable[..., Path]


def read(path: Path, format: str | None = None, **options: object) -> list[ConversationRecord | Refusal]:
    """Read a whole file."""
    return list(read_file(path, format, Options(**options)))  # type: ignore[arg-type]


def records(path: Path, format: str | None = None, **options: object) -> list[ConversationRecord]:
    """Read a file in which nothing may be refused."""
    found = read(path, format, **options)
    assert not [one for one in found if isinstance(one, Refusal)]
    return found  # type: ignore[return-value]


def sample(name: str) -> list[ConversationRecord]:
    """Read one of the samples in the docs."""
    return records(SAMPLES / name)
