"""Opens what a person names: a file, packed or not, or the files of a folder."""

import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast


class _UntilItBreaks(gzip._GzipReader):
    """Gives what a damaged archive holds up to the damage, then ends, instead of losing all that was read."""

    broken = False

    def read(self, size: int = -1) -> bytes:
        if self.broken:
            return b""
        try:
            return bytes(super().read(size))
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.broken = True
            return b""

    def _rewind(self) -> None:
        self.broken = False
        super()._rewind()  # type: ignore[misc]


class PackedFile(gzip.GzipFile):
    """A gzip file that is read as far as it goes; `broken` says whether it broke off."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "rb")
        self._unpacking = _UntilItBreaks(self.fileobj)  # type: ignore[arg-type]
        self._buffer = io.BufferedReader(self._unpacking)

    @property
    def broken(self) -> bool:
        """Say whether the reading came to a damaged place or a missing end."""
        return bool(self._unpacking.broken)


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading, decompressing gzip by its first bytes, not its name."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, PackedFile(path)) if zipped else path.open("rb")


def files_in(path: Path) -> list[Path]:
    """Give the files that a path names: itself, or all files of a folder by name, hidden ones left out."""
    if not path.is_dir():
        return [path]
    inside = (file for file in path.rglob("*") if file.is_file())
    return sorted(f for f in inside if not any(p.startswith(".") for p in f.relative_to(path).parts))


@contextmanager
def quick_to_seek(file: BinaryIO) -> Iterator[BinaryIO]:
    """Give a file in which one may jump about: a packed one is unpacked on disk first."""
    if not isinstance(file, PackedFile):
        yield file
        return
    with tempfile.TemporaryFile(prefix="goldenthread-import-") as plain:
        file.seek(0)
        shutil.copyfileobj(file, plain, 1024 * 1024)
        plain.seek(0)
        yield cast(BinaryIO, plain)
