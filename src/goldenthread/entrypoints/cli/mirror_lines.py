"""The lines that `goldenthread mirror` reads: a file or the input stream, packed or plain, line by line."""

import gzip
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

GZIP = b"\x1f\x8b"
MOST_CHARACTERS = 100_000


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file or, for `-`, the input stream; what is packed with gzip is unpacked.

    Raises `OSError` where it cannot be opened.
    """
    if str(path) == "-":
        yield _unpacked(sys.stdin.buffer)
    else:
        with path.open("rb") as file, _unpacked(file) as stream:
            yield stream


def _unpacked(stream: BinaryIO) -> IO[bytes]:
    reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    return cast(IO[bytes], gzip.open(reader) if reader.peek(2)[:2] == GZIP else reader)


def rows(
    stream: IO[bytes], fields: tuple[str, ...], refused: Callable[[int, str], None]
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
