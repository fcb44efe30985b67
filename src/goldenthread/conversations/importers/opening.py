"""Opens what a person names: a file, packed or not, or the files of a folder."""

import gzip
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading, decompressing gzip by its first bytes, not its name."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(path, "rb") if zipped else path.open("rb"))


def files_in(path: Path) -> list[Path]:
    """Give the files that a path names: itself, or all files of a folder by name, hidden ones left out."""
    if not path.is_dir():
        return [path]
    inside = (file for file in path.rglob("*") if file.is_file())
    return sorted(f for f in inside if not any(p.startswith(".") for p in f.relative_to(path).parts))


@contextmanager
def quick_to_seek(file: BinaryIO) -> Iterator[BinaryIO]:
    """Give a file in which one may jump about: a packed one is unpacked on disk first."""
    if not isinstance(file, gzip.GzipFile):
        yield file
        return
    with tempfile.TemporaryFile(prefix="goldenthread-import-") as plain:
        file.seek(0)
        shutil.copyfileobj(file, plain, 1024 * 1024)
        plain.seek(0)
        yield cast(BinaryIO, plain)
