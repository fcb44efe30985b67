"""Reads the objects of a JSON file one by one, however large the file and however it is wrapped."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, BinaryIO, TextIO

import orjson

from goldenthread.conversations.importers.contract import UnusableFile
from goldenthread.conversations.importers.decoding import MISFIT, encoding_of, storable, text_of
from goldenthread.conversations.records import Refusal

_READ = 256 * 1024
_LARGEST = 64 * 1024 * 1024
_LONGEST_LINE = 8 * 1024 * 1024
_SPACE = re.compile(r"[\s\ufeff]*")
_DECODER = json.JSONDecoder()
# How far from the end of what was read an error may lie and still mean "not all read yet".
_MARGIN = 64
_BROKEN = "The file breaks off or is not valid JSON here; what stands before this went in. Export it again."
_NO_OBJECT = "The line is not an object in braces; write one object a line."
_MISFIT = "Bytes in this record do not fit the file's encoding; export the file as UTF-8."


@dataclass(frozen=True, slots=True)
class Item:
    """One object: the list that it stood in ("" for none), where, and in which document of the file."""

    section: str
    value: Any
    row: int
    document: int = 0


class _Broken(Exception):
    """The text cannot be read on from here."""


def items(file: BinaryIO, *, name: str, lists: frozenset[str]) -> Iterator[Item | Refusal]:
    """Yield the objects of a file: JSON lines, an array, or an object whose named lists are long.

    The rest of a wrapping object follows its lists as an item of the section "". Holds one object
    at a time; a broken line refuses that line, a broken document ends with a refusal.
    """
    if _is_lines(file):
        yield from _lines(file, name, lists)
        return
    with text_of(file) as text:
        yield from _Walk(text, lists, name).items()


def _is_lines(file: BinaryIO) -> bool:
    """Say whether one of the first lines is a whole JSON object, as in JSON lines with perhaps a bad one."""
    with text_of(file) as text:
        filled = (line.strip("\ufeff \r\n\t") for line in iter(lambda: text.readline(_LONGEST_LINE), ""))
        first, second = (*islice((line for line in filled if line), 2), "", "")[:2]
    if not first.startswith("{"):
        return False
    return _is_object(first) or (first.endswith("}") and _is_object(second))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _lines(file: BinaryIO, name: str, lists: frozenset[str]) -> Iterator[Item | Refusal]:
    place = 0  # of a record among those that stand in pages; a page fills one line with many
    for row, value in enumerate(json_lines(file), start=1):
        if value is None:
            continue
        if isinstance(value, str):
            yield Refusal(name, row, None, value)
        elif not isinstance(value, dict):
            yield Refusal(name, row, None, _NO_OBJECT)
        else:
            for item in _opened(value, row, lists):
                place += item.section != ""
                yield replace(item, row=place) if item.section else item


def _opened(value: dict[str, Any], row: int, lists: frozenset[str]) -> Iterator[Item]:
    """Take a page that stands on one line apart."""
    rest = dict(value)
    inner = rest.get("data")
    if isinstance(inner, dict) and any(isinstance(inner.get(key), list) for key in lists):
        rest = {**rest, **inner}
        rest.pop("data")
    for key in [key for key in rest if key in lists and isinstance(rest[key], list)]:
        for part in rest.pop(key):
            yield Item(key, part, row, row)
    if rest:
        yield Item("", rest, row, row)


def json_lines(file: BinaryIO) -> Iterator[Any]:
    """Yield what each line holds: None for a blank one, a reason in words for one that cannot be read."""
    encoding = encoding_of(file)
    file.seek(0)
    if encoding in ("utf-8", "utf-8-sig"):
        for number, line in enumerate(iter(lambda: file.readline(_LARGEST), b"")):
            yield _line(line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line)
        return
    with text_of(file, encoding) as text:
        for written in iter(lambda: text.readline(_LARGEST), ""):
            yield _MISFIT if MISFIT in written else _line(written.lstrip("\ufeff").encode("utf-8", "replace"))


def _line(line: bytes) -> Any:
    if not line.strip():
        return None
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return _line_by_the_book(line, error)
    return _not_a_text(value if b"\\u0000" not in line else cleaned(value))


def _not_a_text(value: Any) -> Any:
    """Put a reason in the place of a bare text, which would pass for a reason itself, and be shown as one."""
    return _NO_OBJECT if isinstance(value, str) else value


def _line_by_the_book(line: bytes, error: Exception) -> Any:
    """Read a line that only half characters spoil; they are replaced one for one, so that offsets hold."""
    if b"\\u" in line:
        try:
            return _not_a_text(cleaned(json.loads(line.decode("utf-8"))))
        except (ValueError, RecursionError):
            pass
    where = getattr(error, "colno", None)
    return f"The line is not valid JSON{f' (column {where})' if where else ''}; write one object a line."


def cleaned(value: Any) -> Any:
    """Replace, one for one, the characters that can be stored nowhere, all through a value."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [cleaned(part) for part in value]
    if isinstance(value, dict):
        return {storable(key): cleaned(part) for key, part in value.items()}
    return value


@dataclass(slots=True)
class _Walk:
    """Walks over the outer structure of a JSON text and decodes the objects within one by one."""

    text: TextIO
    lists: frozenset[str]
    name: str
    buffer: str = ""
    at: int = 0
    ended: bool = False
    row: int = 0
    document: int = 0
    rest: dict[str, Any] = field(default_factory=dict)

    def items(self) -> Iterator[Item | Refusal]:
        found = False
        try:
            while self._peek():
                for item in self._document():
                    found = True
                    yield item
                self.document += 1
        except _Broken:
            if not found:
                raise UnusableFile(
                    f"{self.name} is not valid JSON from the start, or breaks off; export it again."
                ) from None
            yield Refusal(self.name, self.row + 1, None, _BROKEN)

    def _document(self) -> Iterator[Item | Refusal]:
        sign = self._peek()
        if sign == "[":
            yield from self._array("")
            return
        if sign != "{":
            raise _Broken
        self.rest = {}
        yield from self._object(nested=False)
        if self.rest:
            self.row += 1
            yield Item("", self.rest, self.row, self.document)

    def _object(self, *, nested: bool) -> Iterator[Item | Refusal]:
        self.at += 1
        while (sign := self._peek()) != "}":
            if sign == ",":
                self.at += 1
                self._peek()
            key = self._value()
            if not isinstance(key, str) or self._peek() != ":":
                raise _Broken
            self.at += 1
            following = self._peek()
            if following == "[" and key in self.lists:
                yield from self._array(key)
            elif following == "{" and key == "data" and not nested:
                yield from self._object(nested=True)
            else:
                self.rest[key] = self._value()
        self.at += 1

    def _array(self, section: str) -> Iterator[Item | Refusal]:
        self.at += 1
        while (sign := self._peek()) != "]":
            if sign == ",":
                self.at += 1
                self._peek()
            start = self.at
            value = self._value()
            self.row += 1
            if self.buffer.find(MISFIT, start, self.at) >= 0:
                yield Refusal(self.name, self.row, None, _MISFIT)
            else:
                yield Item(section, value, self.row, self.document)
        self.at += 1

    def _value(self) -> Any:
        while True:
            try:
                value, end = _DECODER.raw_decode(self.buffer, self.at)
            except (ValueError, RecursionError) as error:
                self._read_on(error)
                continue
            if end == len(self.buffer) and not self.ended:  # a number may go on
                self._more()
                continue
            start, self.at = self.at, end
            # Looked for as written: going through every value would double the work.
            odd = any(self.buffer.find(sign, start, end) >= 0 for sign in ("\\u0000", "\\ud", "\\uD", "\x00"))
            return cleaned(value) if odd else value

    def _read_on(self, error: Exception) -> None:
        """Read more where the value seems cut off by the end of what was read so far."""
        if self.ended or len(self.buffer) - self.at > _LARGEST or isinstance(error, RecursionError):
            raise _Broken from None
        whole = isinstance(error, json.JSONDecodeError) and not error.msg.startswith("Unterminated string")
        if whole and error.pos < len(self.buffer) - _MARGIN:  # type: ignore[attr-defined]
            raise _Broken from None
        self._more()

    def _more(self) -> None:
        wanted = max(
            _READ, len(self.buffer) - self.at
        )  # doubles, so that a large value is not read over and over
        chunk = self.text.read(wanted)
        self.ended = not chunk
        self.buffer = self.buffer[self.at :] + chunk
        self.at = 0

    def _peek(self) -> str:
        """Give the next character that is not a space, "" at the end of the file."""
        while True:
            found = _SPACE.match(self.buffer, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.buffer):
                return self.buffer[self.at]
            if self.ended:
                return ""
            self._more()
