"""Rows of a delimited file: its delimiter found, its rows kept apart even where a quote is never closed."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import mode
from typing import BinaryIO, TextIO

from goldenthread.conversations.importers.contract import UnusableFile
from goldenthread.conversations.importers.decoding import MISFIT, decoded, text_of

DELIMITERS = (",", ";", "\t", "|")
_LONGEST_ROW = 4 * 1024 * 1024
_LONGEST_LINE = 1024 * 1024
_MOST_LINES = 20_000
_HEAD_ROWS = 30

csv.field_size_limit(2 * _LONGEST_ROW)

MISFIT_ROW = "Bytes in this row do not fit the file's encoding; export the file as UTF-8."
OPEN_QUOTE = "A quote is opened in this row and never closed; double a quote that is meant as one."


@dataclass(frozen=True, slots=True)
class Row:
    """One row and its number, as a spreadsheet counts: the head is row 1; `wrong` says what is wrong."""

    number: int
    cells: list[str]
    wrong: str | None = None


def delimiter_of(text: str) -> str | None:
    """Find the delimiter that parts the first rows most evenly, or None for a text that is no table."""
    lines = text.splitlines(keepends=True)
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0][4]
    best, most = None, 0.0
    for delimiter in DELIMITERS:
        widths = [len(row) for row in head_rows(text, delimiter) if row]
        if not widths or widths[0] < 2:
            continue
        usual = mode(widths)
        even = sum(width == widths[0] for width in widths) / len(widths)
        worth = even * min(usual, 40) if usual >= 2 else 0.0
        if even >= 0.5 and worth > most:
            best, most = delimiter, worth
    return best


def head_rows(text: str, delimiter: str, most: int = _HEAD_ROWS) -> list[list[str]]:
    """Give the first rows of a text, the last left out where it may be cut off."""
    rows: list[list[str]] = []
    lines = io.StringIO(text[:65536].replace("\x00", ""), newline="")
    if text[:4].lower() == "sep=":
        lines.readline()
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            rows.append(row)
            if len(rows) > most:
                break
    except csv.Error:
        pass
    whole = len(text) < 65536 and len(rows) <= most
    return rows if whole or len(rows) < 3 else rows[:-1]


def head_of(sample: bytes) -> tuple[str, list[list[str]]] | None:
    """Give the delimiter and the first rows of a table's beginning, or None where it is no table."""
    text = decoded(sample).lstrip("\ufeff")
    delimiter = delimiter_of(text)
    if delimiter is None:
        return None
    rows = [row for row in head_rows(text, delimiter) if any(cell.strip() for cell in row)]
    return (delimiter, rows) if rows else None


@contextmanager
def rows_of(file: BinaryIO, *, name: str) -> Iterator[tuple[list[str], Iterator[Row]]]:
    """Open a delimited file: its head and its rows. Raises `UnusableFile` where it is no table."""
    file.seek(0)
    found = head_of(file.read(256 * 1024))
    if found is None:
        raise UnusableFile(f"{name} is no table with a head; export it as CSV with column names in row 1.")
    with text_of(file) as text:
        rows = _rows(text, found[0])
        header = next((row.cells for row in rows if row.cells and row.wrong is None), None)
        if header is None:
            raise UnusableFile(f"{name} has no readable row; export it as CSV again.")
        yield [cell.strip().lstrip("\ufeff") for cell in header], rows


@dataclass(slots=True)
class _Lines:
    """Feeds lines to the CSV reader and remembers those of the row at hand, to take them back."""

    text: TextIO
    again: deque[str] = field(default_factory=deque)
    row: list[str] = field(default_factory=list)
    size: int = 0
    cut: bool = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.row and (self.size > _LONGEST_ROW or len(self.row) > _MOST_LINES):
            self.cut = True
            raise StopIteration
        line = self.again.popleft() if self.again else self.text.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self.row.append(line)
        self.size += len(line)
        return line if "\x00" not in line else line.replace("\x00", "")

    def start_row(self) -> None:
        self.row = []
        self.size = 0
        self.cut = False

    def take_back(self) -> None:
        """Read all but the first line of this row again: it swallowed good rows."""
        self.again.extendleft(reversed(self.row[1:]))


def _rows(text: TextIO, delimiter: str) -> Iterator[Row]:
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        lines.start_row()
        cells: list[str] | None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        number += 1
        if number == 1 and lines.row and lines.row[0].lstrip("\ufeff").lower().startswith("sep="):
            number = 0
            continue
        if cells is None or lines.cut or (len(lines.row) > 1 and _is_left_open(lines.row)):
            lines.take_back()
            reader = csv.reader(lines, delimiter=delimiter)
            yield Row(number, [], OPEN_QUOTE)
        elif len(lines.row) == 1:
            wrong = MISFIT_ROW if MISFIT in lines.row[0] else OPEN_QUOTE if _is_cut(lines.row[0]) else None
            yield Row(number, cells, wrong)
        else:
            yield Row(number, cells, MISFIT_ROW if any(MISFIT in line for line in lines.row) else None)


def _is_left_open(lines: list[str]) -> bool:
    """Say whether the quotes of a row of several lines do not pair: the file ended inside one."""
    return sum(line.count('"') for line in lines) % 2 == 1


def _is_cut(line: str) -> bool:
    """Say whether a last line breaks off inside a quote."""
    return not line.endswith(("\n", "\r")) and line.count('"') % 2 == 1
