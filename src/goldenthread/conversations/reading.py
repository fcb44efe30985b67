"""From a file to batches of rows to store: read, redact, fingerprint, lay out, gather. Pure: no Django.

A long file is read in a process of its own, a few batches ahead of the one that stores, so that two
cores share the work. The reader has no database and no customer's data outlives it.
"""

import gc
import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from . import door, rows
from .importers import registry
from .importers.contract import Options, UnusableFile
from .records import Refusal

BATCH_CONVERSATIONS = 1000
BATCH_LETTERS = 4_000_000
AHEAD = 2  # batches that are ready before the one that stores asks for them
LONG = 8_000_000  # bytes: below, a second process takes longer to start than it saves

Item = rows.Layout | Refusal
Read = tuple[int, list[Item]]  # how many bytes of the file are read, and the next batch


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person importing settled beforehand; kept with the run, so that it resumes the same way.

    `redact` names the kinds of personal data to take out; None means those that the house takes out.
    """

    format: str | None = None
    mapping: dict[str, str] = field(default_factory=dict)
    staff: list[str] = field(default_factory=list)
    customers: list[str] = field(default_factory=list)
    source: str | None = None
    team: str | None = None
    timezone: str = "UTC"
    day_first: bool | None = None
    redact: list[str] | None = None

    def options(self) -> Options:
        """Tell an importer what concerns it."""
        return Options(
            mapping=self.mapping,
            staff=frozenset(self.staff),
            customers=frozenset(self.customers),
            source=self.source,
            team=self.team,
            timezone=self.timezone,
            day_first=self.day_first,
        )


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a file's records through the door; `secret` makes the pseudonyms.

    `redact` stands in for the redaction that the choices ask for.
    """

    choices: Choices
    secret: bytes
    redact: door.Redact | None = None

    def batches(self, path: Path, format: str, *, skip: int = 0) -> Iterator[Read]:
        """Read a file's records but for those stored already, in batches; raises `UnusableFile`."""
        # A worker's own child may have no children, and what stands in for redaction may not travel.
        is_child = multiprocessing.current_process().daemon
        if self.redact is not None or is_child or size_of(path) < LONG:
            return self.batches_here(path, format, skip=skip)
        return _batches_from_afar(self, path, format, skip)

    def batches_here(self, path: Path, format: str, *, skip: int = 0) -> Iterator[Read]:
        """Read in this process."""
        watched: list[BinaryIO] = []
        for batch in gather(self._items(path, format, skip, watched)):
            # Of a folder or an archive only its parts are opened: how far it is cannot be said.
            yield (_position_in(watched[0]) if watched else 0), batch

    def _items(self, path: Path, format: str, skip: int, watched: list[BinaryIO]) -> Iterator[Item]:
        redact = self.redact or door.redactor(self.choices.redact)
        zone = ZoneInfo(self.choices.timezone)
        read = registry.read_file(path, format or None, self.choices.options(), opened=watched.append)
        for number, item in enumerate(read):
            if number >= skip:
                admitted = door.admit(item, redact=redact, secret=self.secret, zone=zone, file=path.name)
                yield admitted if isinstance(admitted, Refusal) else rows.lay_out(admitted)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for lost cycles less often: records hold none, and looking through them is a fifth of the work."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def size_of(path: Path) -> int:
    """Say how many bytes a file, or a folder's files together, have."""
    return sum(file.stat().st_size for file in registry.files_in(path))


def digest_of(path: Path) -> str:
    """Take the SHA-256 of a file, or of a folder's files and their names."""
    whole = sha256()
    for file in registry.files_in(path):
        if file != path:
            whole.update(file.relative_to(path).as_posix().encode())
        with file.open("rb") as opened:
            whole.update(file_digest(opened, "sha256").digest())
    return whole.hexdigest()


def gather(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Gather items into batches of bounded size that hold no conversation twice."""
    batch: list[Item] = []
    letters = 0
    within: set[tuple[str, str]] = set()
    for item in items:
        told = item if isinstance(item, rows.Layout) else None
        is_twice = told is not None and told.key in within
        if batch and (is_twice or len(batch) >= BATCH_CONVERSATIONS or letters >= BATCH_LETTERS):
            yield batch
            batch, letters, within = [], 0, set()
        batch.append(item)
        if told is not None:
            within.add(told.key)
            letters += sum(map(len, (*told.said, *told.noted)))
    if batch:
        yield batch


def _position_in(file: BinaryIO) -> int:
    """Say how many bytes of the file on disk are read; of a packed one, the packed bytes."""
    on_disk = getattr(file, "fileobj", file)
    return 0 if on_disk is None or on_disk.closed else int(on_disk.tell())


def _batches_from_afar(way: Way, path: Path, format: str, skip: int) -> Iterator[Read]:
    # A fresh process, not a fork: nothing of this one's memory or connections goes along.
    fresh = multiprocessing.get_context("spawn")
    receiver, sender = fresh.Pipe(duplex=False)
    reader = fresh.Process(target=_send_batches, args=(sender, way, path, format, skip), daemon=True)
    reader.start()
    sender.close()
    try:
        with closing(receiver):
            while True:
                try:
                    told: Any = receiver.recv()
                except EOFError:
                    raise ReaderDied(f"Reading {path.name} ended before the file did.") from None
                if told is None:
                    return
                if isinstance(told, Exception):
                    raise told
                yield told
    finally:
        reader.terminate()
        reader.join()


class ReaderDied(Exception):
    """The process that read the file was killed; what came in so far is safe."""


def _send_batches(sender: Any, way: Way, path: Path, format: str, skip: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the one that stores; it ends us
    waiting: Queue[bytes | None] = Queue(AHEAD)
    # A pipe holds less than one batch: without a thread that sends, reading would wait for every storing.
    sending = Thread(target=_send, args=(sender, waiting), daemon=True)
    sending.start()
    last: Any = None
    try:
        with seldom_collecting():
            for told in way.batches_here(path, format, skip=skip):
                waiting.put(pickle.dumps(told, pickle.HIGHEST_PROTOCOL))
    except UnusableFile as error:
        last = error
    waiting.put(pickle.dumps(last))
    waiting.put(None)
    sending.join()


def _send(sender: Any, waiting: "Queue[bytes | None]") -> None:
    try:
        while (packed := waiting.get()) is not None:
            sender.send_bytes(packed)
    except OSError:
        os._exit(1)  # the one that stores is gone, and nothing here is worth keeping
