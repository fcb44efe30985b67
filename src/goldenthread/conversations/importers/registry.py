"""Knows every importer, and recognises a file's format by its content."""

import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from goldenthread.conversations.importers import (
    chatwoot,
    conversations_csv,
    eml,
    intercom,
    jsonl,
    mbox,
    messages_csv,
    messages_xlsx,
    transcript,
    zendesk,
)
from goldenthread.conversations.importers.columns import mapping_guess
from goldenthread.conversations.importers.contract import (
    Importer,
    MappingGuess,
    Options,
    Sample,
    UnusableFile,
)
from goldenthread.conversations.importers.opening import PackedFile, files_in, open_file
from goldenthread.conversations.importers.table import rows_of
from goldenthread.conversations.records import ConversationRecord, Refusal

IMPORTERS: tuple[Importer, ...] = tuple(
    cast(Importer, module)
    for module in (
        jsonl, messages_csv, messages_xlsx, conversations_csv, zendesk, intercom, chatwoot, mbox, eml,
        transcript,
    )
)  # fmt: skip
__all__ = ["IMPORTERS", "files_in", "guess_mapping", "importer_for", "open_file", "read_file", "recognise"]

SAMPLE_BYTES = 256 * 1024

# Formats of which several files belong together: mails of one thread, pages of one export.
_TOGETHER = {eml.NAME: eml.read_together, zendesk.NAME: zendesk.read_together}
_UNPACKED_MOST = 20 * 1024**3
_BREAKS_OFF = "The file breaks off or is damaged here; what stands before this went in. Copy it again."


def recognise(path: Path) -> list[tuple[Importer, float]]:
    """Ask every importer how sure it is of a file; the surest comes first, those that are not are left out.

    Raises `UnusableFile` where the file is missing, empty or damaged.
    """
    sample = _sample(path)
    sure = [(importer, importer.recognises(sample)) for importer in IMPORTERS]
    return sorted((pair for pair in sure if pair[1] > 0), key=lambda pair: -pair[1])


def importer_for(path: Path, format: str | None = None) -> Importer:
    """Find the importer of a named format, or the one that is surest that the file is its own.

    Of a folder or an archive, it is the importer of the first file that anyone knows. Raises
    `UnusableFile` where the format is unknown, the file is missing or empty, or nobody knows it.
    """
    if format is not None:
        for importer in IMPORTERS:
            if format == importer.NAME:
                return importer
        known = ", ".join(importer.NAME for importer in IMPORTERS)
        raise UnusableFile(f"There is no format called {format}. Known formats: {known}.")
    with _unpacked(path) as files:
        if files is None:
            return _surest(path, path.name)
        for _, file in files:
            try:
                return _surest(file, file.name)
            except UnusableFile:
                continue
    raise UnusableFile(f"{path.name} holds no file in a format that we know.")


def read_file(
    path: Path,
    format: str | None = None,
    options: Options | None = None,
    opened: Callable[[BinaryIO], None] = lambda file: None,
) -> Iterator[ConversationRecord | Refusal]:
    """Yield what a file, a folder or an archive holds; raises `UnusableFile` as `importer_for` does.

    `opened` is told the file once it is open, so that someone may watch how far it is read.
    """
    options = options or Options()
    if format is not None:
        importer_for(path, format)
    with _unpacked(path) as files:
        if files is None:
            yield from _read_one(path, path.name, format, options, opened)
        else:
            yield from _read_many(files, path.name, format, options)


def guess_mapping(path: Path, format: str | None = None) -> MappingGuess | None:
    """Show the columns of a table and which field each seems to be; None for a format without columns."""
    importer = importer_for(path, format)
    fields = getattr(importer, "FIELDS", None)
    if fields is None:
        return None
    with open_file(path) as file:
        if importer.NAME == messages_xlsx.NAME:
            return mapping_guess(*messages_xlsx.head_of_workbook(file, path.name))
        with rows_of(file, name=path.name) as (header, _):
            return mapping_guess(header, fields)


def _sample(path: Path) -> Sample:
    if not path.is_file():
        raise UnusableFile(f"There is no file {path.name}.")
    try:
        with open_file(path) as file:
            head = file.read(SAMPLE_BYTES)
    except OSError as error:
        raise UnusableFile(f"{path.name} cannot be opened: {error.strerror or 'it is damaged'}.") from None
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t"):
        raise UnusableFile(f"{path.name} is empty.")
    return Sample(path.name, head)


def _surest(path: Path, name: str) -> Importer:
    found = recognise(path)
    if not found:
        raise UnusableFile(
            f"{name} is in no format that we know. Choose its format, on the command line with --format, "
            "or export it as CSV with column names."
        )
    return found[0][0]


def _read_one(
    path: Path,
    name: str,
    format: str | None,
    options: Options,
    opened: Callable[[BinaryIO], None] = lambda file: None,
) -> Iterator[ConversationRecord | Refusal]:
    if format is None:
        importer = _surest(path, name)
    else:
        _sample(path)
        importer = importer_for(path, format)
    row = 0
    with open_file(path) as file:
        opened(file)
        for found in importer.read(file, path=Path(name), options=options):
            row = max(row, found.row)
            yield found
        if isinstance(file, PackedFile) and file.broken:
            if not row:
                raise UnusableFile(f"{name} is damaged or breaks off; copy it again.")
            yield Refusal(name, row + 1, None, _BREAKS_OFF)


def _read_many(
    files: list[tuple[str, Path]], whole: str, format: str | None, options: Options
) -> Iterator[ConversationRecord | Refusal]:
    """Read files one by one, those of a format that belongs together as one; a bad one spoils none."""
    kinds: dict[str, list[tuple[str, Path]]] = {}
    refusals: list[Refusal] = []
    for name, path in files:
        try:
            kind = format or _surest(path, name).NAME
            kinds.setdefault(kind if kind in _TOGETHER else f"{kind} {name}", []).append((name, path))
        except UnusableFile as unusable:
            refusals.append(Refusal(name, 1, None, str(unusable)))
    if not kinds:
        raise UnusableFile(f"{whole} holds no file in a format that we know.")
    for key, members in kinds.items():
        kind = key.partition(" ")[0]
        try:
            if kind in _TOGETHER:
                yield from _TOGETHER[kind](members, options)
            else:
                yield from _read_one(members[0][1], members[0][0], kind, options)
        except UnusableFile as unusable:
            refusals.append(Refusal(members[0][0], 1, None, str(unusable)))
    yield from refusals


@contextmanager
def _unpacked(path: Path) -> Iterator[list[tuple[str, Path]] | None]:
    """Give the files of a folder or an archive with their names; None for a single file."""
    if path.is_dir():
        files = [(file.relative_to(path).as_posix(), file) for file in files_in(path)]
        if not files:
            raise UnusableFile(f"The folder {path.name} is empty.")
        yield files
    elif path.is_file() and _is_archive(path):
        with tempfile.TemporaryDirectory(prefix="goldenthread-import-") as folder:
            yield _unpack(path, Path(folder))
    else:
        yield None


def _is_archive(path: Path) -> bool:
    """Say whether a file is a zip of files rather than a workbook, which is a zip too."""
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"PK\x03\x04") and messages_xlsx.recognises(Sample(path.name, head)) == 0


def _unpack(path: Path, folder: Path) -> list[tuple[str, Path]]:
    """Unpack into numbered files, so that no name in the archive can reach outside."""
    files = []
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            if sum(info.file_size for info in members) > _UNPACKED_MOST:
                raise UnusableFile(f"{path.name} unpacks to more than 20 GB; unpack it and import its files.")
            for number, info in enumerate(sorted(members, key=lambda info: info.filename)):
                if info.filename.startswith("__MACOSX/") or Path(info.filename).name.startswith("."):
                    continue
                target = folder / f"{number:08d}"
                with archive.open(info) as packed, target.open("wb") as out:
                    while chunk := packed.read(1024 * 1024):
                        out.write(chunk)
                files.append((info.filename, target))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        OSError,
    ) as error:
        raise UnusableFile(
            f"{path.name} is damaged or locked ({type(error).__name__}); unpack it and import its files."
        ) from None
    return files
