"""Who is at work on a data folder: locks that a process holds for as long as it lives, however it ends.

The system lets go of a lock when its holder is killed. So a restore can tell a house that is lived in,
however idle, from one that is not, and a worker can tell work that another does from work left behind.
"""

import fcntl
import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_ours: dict[Path, IO[str]] = {}  # open until the process ends


def join(folder: Path) -> None:
    """Be among those at work on the folder until this process ends; waits while a restore takes its place."""
    path = folder / "at-work.lock"
    if path not in _ours:
        lock = _made(path)
        fcntl.flock(lock, fcntl.LOCK_SH)
        _ours[path] = lock


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Say whether nobody is at work on the folder, and let nobody begin while the block runs."""
    with _tried(folder / "at-work.lock") as is_free:
        yield is_free


def take_worker_place(folder: Path) -> str:
    """Take the first free worker's place until this process ends; gives its name."""
    for number in itertools.count(1):
        lock = _made(folder / f"worker-{number}.lock")
        if _is_free(lock):
            _ours[folder / f"worker-{number}.lock"] = lock
            return f"worker-{number}"
        lock.close()
    raise AssertionError("There is always a next number.")


def works(folder: Path, worker: str) -> bool:
    """Say whether the worker of that name is alive."""
    with _tried(folder / f"{worker}.lock") as is_free:
        return not is_free


@contextmanager
def _tried(path: Path) -> Iterator[bool]:
    """Hold a lock for the block where nobody else does; makes no file, for root may be the one who looks."""
    if not path.exists():
        yield True
        return
    with path.open() as lock:
        yield _is_free(lock)


def _made(path: Path) -> IO[str]:
    is_new = not path.exists()
    lock = os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600), "w")
    owner = path.parent.stat()
    if is_new and os.geteuid() == 0 and owner.st_uid != 0:
        os.chown(path, owner.st_uid, owner.st_gid)  # or the service could not open it afterwards
    return lock


def _is_free(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
