"""The lines that `goldenthread mirror` reads: a file or the input stream, packed or plain, line by line."""

import gzip
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

GZIP = b"\x1f\x8b"
MOST_CHARACTERS = 100_000


def opened(path: Path) -> BinaryIO:
    """Open a file or, for `-`, the input stream; what is packed with gzip is unpacked.

    Raises `OSError` where it cannot be opened.
    """
    stream = sys.stdin.buffer if str(path) == "-" else path.open("rb")
    reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    if reader.peek(2)[:2] == GZIP:
        return gzip.GzipFile(fileobj=reader)  # type: ignore[return-value]
    return reader


def rows(
    stream: BinaryIO, fields: tuple[str, ...], refused: Callable[[int, str], None]
) -> Iterator[dict[str, str]]:
    """Yield each line's fields as texts; a line that is none goes to `refused` with its number and why."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except UnicodeDecodeError:
            refused(number, "is not UTF-8.")
        except (json.JSONDecodeError, RecursionError):
            refused(number, "is not a JSON object.")
        else:
            problem = _problem(value, fields)
            if problem:
                refused(number, problem)
            else:
                yield {field: str(value[field]) for field in fields}


def _problem(value: object, fields: tuple[str, ...]) -> str:
    if not isinstance(value, dict):
        return "is not a JSON object."
    for field in fields:
        given = value.get(field)
        if given is None:
            return f"{field} is missing."
        if not isinstance(given, str) and not (field == "id" and type(given) is int):
            return f"{field} is not a text."
        if len(str(given)) > MOST_CHARACTERS:
            return f"{field} is longer than {MOST_CHARACTERS:,} characters."
        if any("\ud800" <= character <= "\udfff" for character in str(given)):
            return f"{field} holds half a character (a lone surrogate)."
    return ""
