"""A workbook (XLSX, XLS, ODS): its first sheet that is a table, one row a message or a conversation."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO

import python_calamine

from goldenthread.conversations.importers.columns import CONVERSATIONS, MESSAGES, Field
from goldenthread.conversations.importers.contract import Options, Sample, UnusableFile
from goldenthread.conversations.importers.conversations_csv import (
    how_likely_conversations,
    read_conversations,
)
from goldenthread.conversations.importers.messages_csv import how_likely_messages
from goldenthread.conversations.importers.messages_table import read_messages
from goldenthread.conversations.importers.table import Row
from goldenthread.conversations.records import ConversationRecord, Refusal

NAME = "messages-xlsx"
LABEL = "Excel workbook, one row a message or a conversation"
FIELDS: Sequence[Field] = MESSAGES

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 400 * 1024 * 1024


def recognises(sample: Sample) -> float:
    """Look for the parts of a workbook in the archive, or the marks of the old kind."""
    head = sample.head
    if head.startswith(b"PK\x03\x04"):
        marks = (
            b"[Content_Types].xml",
            b"xl/",
            b"application/vnd.oasis.opendocument.spreadsheet",
            b"_rels/.rels",
        )
        return 0.97 if any(mark in head[:4096] for mark in marks) else 0.0
    return 0.9 if head.startswith(_OLD_EXCEL) else 0.0


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield conversations of the first sheet that holds a table of messages or conversations."""
    sheet, likely_conversations = _table(file, path.name)

    @contextmanager
    def opened() -> Iterator[tuple[list[str], Iterator[Row]]]:
        numbered = _rows(sheet)
        yield next(numbered).cells, numbered

    reader = read_conversations if likely_conversations else read_messages
    yield from reader(opened, name=path.name, source="table", options=options)


def head_of_workbook(file: BinaryIO, name: str) -> tuple[list[str], Sequence[Field]]:
    """Give the column names of the sheet that would be read, and the fields that they may hold."""
    sheet, likely_conversations = _table(file, name)
    return next(_rows(sheet)).cells, CONVERSATIONS if likely_conversations else MESSAGES


def _table(file: BinaryIO, name: str) -> tuple[Any, bool]:
    """Find the sheet, and say whether it has one row a conversation."""
    book = _opened(file, name)
    best, most, conversations = None, -1.0, False
    for sheet_name in book.sheet_names:
        try:
            sheet = book.get_sheet_by_name(sheet_name)
            head = [_cells(row) for row, _ in zip(sheet.iter_rows(), range(30), strict=False)]
        except (python_calamine.CalamineError, ValueError, OSError):
            continue
        head = [row for row in head if any(row)]
        if not head:
            continue
        as_messages, as_conversations = how_likely_messages(head), how_likely_conversations(head)
        if max(as_messages, as_conversations) > most:
            best, most = sheet, max(as_messages, as_conversations)
            conversations = as_conversations > as_messages
    if best is None:
        raise UnusableFile(f"{name} has no sheet with rows; put column names in row 1 and save it again.")
    return best, conversations


def _opened(file: BinaryIO, name: str) -> Any:
    file.seek(0)
    whole = file.read(_LARGEST + 1)
    if len(whole) > _LARGEST or _unpacked_size(whole) > 4 * _LARGEST:
        raise UnusableFile(f"{name} is too large for a workbook; save the sheet as CSV and import that.")
    try:
        return python_calamine.load_workbook(io.BytesIO(whole))
    except python_calamine.PasswordError:
        raise UnusableFile(f"{name} is locked with a password; save it without one.") from None
    except (python_calamine.CalamineError, ValueError, OSError):
        raise UnusableFile(f"{name} is damaged or no workbook; open it and save it again.") from None


def _unpacked_size(whole: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return 0


def _rows(sheet: Any) -> Iterator[Row]:
    """Yield the rows from the head on, numbered as the sheet numbers them."""
    start = (sheet.start or (0, 0))[0]
    begun = False
    for number, raw in enumerate(sheet.iter_rows(), start=start + 1):
        cells = _cells(raw)
        if begun or any(cells):
            begun = True
            yield Row(number, cells)


def _cells(raw: list[Any]) -> list[str]:
    return [_cell(value) for value in raw]


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
