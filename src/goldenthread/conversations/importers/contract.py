"""The one shape that every importer has.

An importer is a module or object with a `NAME`, a `LABEL`, `recognises` and `read`. It is pure:
it gets an opened binary file and yields records; it stores nothing and asks no clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from goldenthread.conversations.records import ConversationRecord, Refusal


@dataclass(frozen=True, slots=True)
class Options:
    """What the person importing may settle beforehand.

    `mapping` is field → column ("text" → "Body"); `staff` mail addresses, mail domains
    ("@fernhill.example"), names or ids known to be ours, `customers` those known not to be;
    `source` replaces the format's own name as the namespace of ids; `timezone` (IANA) and
    `day_first` settle local dates without a zone.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    staff: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()
    source: str | None = None
    team: str | None = None
    timezone: str = "UTC"
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file, decompressed: enough to recognise it by its content."""

    name: str
    head: bytes


class Importer(Protocol):
    """Reads one format."""

    NAME: str
    LABEL: str

    def recognises(self, sample: Sample) -> float:
        """Say how sure it is that the file is of its format, from 0 (not at all) to 1."""
        ...

    def read(self, file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
        """Yield conversations and refusals in the file's order, holding only a bounded part in memory.

        Raises `UnusableFile` where nothing in the file can be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class FieldGuess:
    """One of our fields, what it means, and the column that seems to hold it."""

    name: str
    meaning: str
    required: bool
    column: str | None


@dataclass(frozen=True, slots=True)
class MappingGuess:
    """The columns of a table and which of our fields each seems to be, for a person to correct."""

    columns: tuple[str, ...]
    fields: tuple[FieldGuess, ...]

    @property
    def mapping(self) -> dict[str, str]:
        """Field → column, as `Options.mapping` wants it."""
        return {field.name: field.column for field in self.fields if field.column is not None}

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields without a column."""
        return tuple(field.name for field in self.fields if field.required and field.column is None)


class BadField(Exception):
    """A field that cannot be used; an importer makes a `Refusal` of it."""

    def __init__(self, field: str | None, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


class UnusableFile(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""
