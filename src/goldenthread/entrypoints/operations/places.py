"""Where a restore builds beside what is there, and how the two change places in one step."""

import ctypes
import os
import re
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from . import at_work

DATABASE = "goldenthread.sqlite3"
BESIDE = "restoring"
_BESIDE_SCHEMA = re.compile(rf"{BESIDE}_[0-9a-f]{{8}}")
_AT_WORK = "Golden Thread is at work on {}. Stop it (serve, worker and any import), then restore."
_AT_FDCWD, _EXCHANGE = -100, 2


class CannotRestore(Exception):
    """Something stands in the way; the message says what, and what to do."""


def holds_something(folder: Path) -> bool:
    """Say whether a data folder holds anything that a restore would take away."""
    return folder.is_dir() and any(
        entry.name != "secret.key"
        and entry.suffix != ".lock"
        and not (entry.is_dir() and not any(entry.iterdir()))
        for entry in folder.iterdir()
    )


@contextmanager
def all_stopped(folder: Path) -> Iterator[None]:
    """Make sure that nobody works on the installation, nor begins to while the block runs.

    What they wrote would be lost in the change; idle web pages would go on with the old secret.
    Raises `CannotRestore`.
    """
    with at_work.alone(folder) as is_alone:
        if not is_alone:
            raise CannotRestore(_AT_WORK.format(folder))
        _require_closed(folder)
        yield


def _require_closed(folder: Path) -> None:
    """Find out whether another program has SQLite's file open."""
    database = folder / DATABASE
    if not database.exists():
        return
    connection = sqlite3.connect(database, timeout=1, isolation_level=None)
    try:
        # In WAL every open connection holds a shared lock on the file: asking for all of it finds them.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise CannotRestore(_AT_WORK.format(folder)) from error
        # A broken database is what people restore over; nobody can be writing to it usefully.
    finally:
        connection.close()


def beside(folder: Path) -> Path:
    """Make an empty folder beside, on the same disk; what an interrupted restore left there goes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.is_dir() and os.path.ismount(folder):
        raise CannotRestore(
            f"{folder} is a mount point and cannot change places with a folder beside it. "
            "Use a folder inside it as the data folder (--data), or restore elsewhere and copy."
        )
    for left in folder.parent.glob(f".{folder.name}.{BESIDE}-*"):
        shutil.rmtree(left, ignore_errors=True)
    made = folder.parent / f".{folder.name}.{BESIDE}-{secrets.token_hex(4)}"
    made.mkdir(mode=0o700)
    return made


def change_places(new: Path, folder: Path) -> Path | None:
    """Put the new folder in the old one's place in one step; gives back where the old one now lies."""
    if not folder.exists():
        new.rename(folder)
        return None
    _as_before(new, folder)
    _exchange(new, folder)
    return new


def _as_before(new: Path, folder: Path) -> None:
    """Let the same people into the new folder: root may restore what a service's own user runs."""
    was = folder.stat()
    new.chmod(was.st_mode & 0o777)
    if os.geteuid() == 0 and was.st_uid != 0:
        for path in (new, *new.rglob("*")):
            os.chown(path, was.st_uid, was.st_gid)


def _exchange(one: Path, other: Path) -> None:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if (
        rename is not None
        and rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0
    ):
        return
    # Where the system has no exchange: two renames, the first taken back if the second fails.
    aside = one.with_name(one.name + ".aside")
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


class Schema:
    """A PostgreSQL schema beside the one in use, in the same database."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.name = f"{BESIDE}_{secrets.token_hex(4)}"

    @property
    def address_beside(self) -> str:
        """Give the database's address with the schema beside as the only one in sight."""
        sign = "&" if "?" in self.address else "?"
        return f"{self.address}{sign}options={quote(f'-c search_path={self.name}')}"

    def make(self) -> None:
        """Make it empty; what an interrupted restore left goes."""
        with self._connected() as connection:
            for name in self._left_over(connection):
                connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(self.name)))

    def in_use(self) -> str:
        """Name the schema that the installation uses now."""
        with self._connected() as connection:
            row = connection.execute("SELECT current_schema()").fetchone()
        return str(row[0]) if row and row[0] else "public"

    def holds_something(self) -> bool:
        """Say whether the schema in use holds an installation."""
        with self._connected() as connection:
            row = connection.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
        return bool(row and row[0])

    @contextmanager
    def changed_places(self, stamp: str) -> Iterator[str]:
        """Give the new schema the old one's name, and let it stand if the block inside ends well."""
        old, aside = self.in_use(), f"before_restore_{stamp}"
        with self._connected() as connection, connection.transaction():
            rename = sql.SQL("ALTER SCHEMA {} RENAME TO {}")
            connection.execute("SET LOCAL lock_timeout = '10s'")
            connection.execute(rename.format(sql.Identifier(old), sql.Identifier(aside)))
            connection.execute(rename.format(sql.Identifier(self.name), sql.Identifier(old)))
            yield aside

    def drop_if_empty(self, name: str) -> bool:
        """Take away a schema that held nothing; says whether it is gone."""
        try:
            with self._connected() as connection:
                connection.execute(sql.SQL("DROP SCHEMA {} RESTRICT").format(sql.Identifier(name)))
        except psycopg.errors.DependentObjectsStillExist:
            return False
        return True

    def drop(self) -> None:
        """Take the schema beside away again."""
        with self._connected() as connection:
            connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(self.name)))

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection]:
        try:
            with psycopg.connect(self.address, autocommit=True) as connection:
                yield connection
        except (psycopg.errors.InsufficientPrivilege, psycopg.OperationalError) as error:
            raise CannotRestore(f"PostgreSQL says no: {error}. Its user must own the database.") from error

    @staticmethod
    def _left_over(connection: psycopg.Connection) -> list[str]:
        found = connection.execute("SELECT nspname FROM pg_namespace").fetchall()
        return [name for (name,) in found if _BESIDE_SCHEMA.fullmatch(name)]
