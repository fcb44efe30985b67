"""Looks at what can be seen without a database: the folder, the secret, the disk, the settings."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from goldenthread.entrypoints.data_folder import DATABASE_SETTING, SECRET_SETTING
from goldenthread.entrypoints.mail import MAIL_SETTING, mail_settings

from .findings import Finding, broken, fine, warning

ENOUGH, LITTLE = 2_000_000_000, 200_000_000
OLDEST_SQLITE = (3, 37)
_HERE = ("localhost", "127.0.0.1", "::1", "")


def outside(folder: Path) -> Iterator[Finding]:
    """Look at each in turn; nothing is made or changed."""
    yield _folder(folder)
    if folder.is_dir():
        yield _readers(folder)
        yield _secret(folder)
        yield _disk(folder)
    if not os.environ.get(DATABASE_SETTING):
        yield _sqlite()
    yield _address()
    yield _mail()


def _folder(folder: Path) -> Finding:
    about = "data folder"
    if not folder.exists():
        return broken(about, f"{folder} does not exist.", "goldenthread init")
    if not folder.is_dir():
        return broken(about, f"{folder} is a file, not a folder.", "name another with --data DIR")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        owner = folder.stat().st_uid
        return broken(
            about, f"{folder} cannot be written by this user (it belongs to user {owner}).",
            f"run as that user, or: sudo chown -R {os.geteuid()} {folder}",
        )  # fmt: skip
    unwritable = [path.name for path in folder.iterdir() if not os.access(path, os.R_OK | os.W_OK)]
    if unwritable:
        return broken(
            about, f"{', '.join(unwritable[:3])} in {folder} cannot be written by this user.",
            f"sudo chown -R {os.geteuid()} {folder}",
        )  # fmt: skip
    return fine(about, str(folder))


def _readers(folder: Path) -> Finding:
    open_to_all = [
        path.name or str(path)
        for path in (folder, *folder.glob("goldenthread.sqlite3*"))
        if path.stat().st_mode & stat.S_IROTH and folder.stat().st_mode & stat.S_IXOTH
    ]
    if open_to_all:
        return warning(
            "who may read", f"every user of this machine can read {folder}.", f"chmod -R o-rwx {folder}"
        )
    return fine("who may read", "only its owner and group can read the data.")


def _secret(folder: Path) -> Finding:
    about, path = "secret", folder / "secret.key"
    if os.environ.get(SECRET_SETTING):
        if len(os.environ[SECRET_SETTING]) < 32:
            return warning(
                about, f"{SECRET_SETTING} is short enough to be guessed.",
                "set a random one of 50 signs (everyone signs in anew, and customers' pseudonyms start anew)",
            )  # fmt: skip
        return fine(about, f"set in {SECRET_SETTING}; keep a copy with your back-ups.")
    if not path.exists():
        return warning(about, "there is none yet.", "goldenthread init")
    if path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        return broken(about, f"others can read {path}.", f"chmod 600 {path}")
    return fine(about, "readable by its owner alone.")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    says = f"{free / 1e9:,.1f} GB free."
    if free < LITTLE:
        return broken("disk", says, f"free some space on the disk of {folder}")
    if free < ENOUGH:
        return warning("disk", says, f"free some space on the disk of {folder}")
    return fine("disk", says)


def _sqlite() -> Finding:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return broken("SQLite", f"version {version} is too old.", "install Python with SQLite 3.37 or later")
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    except sqlite3.OperationalError:
        return broken(
            "SQLite",
            f"version {version} has no full-text search (FTS5).",
            "install Python with a SQLite that has FTS5",
        )
    finally:
        connection.close()
    return fine("SQLite", f"{version}, with full-text search.")


def _address() -> Finding:
    address = os.environ.get("GOLDENTHREAD_ADDRESS", "http://localhost:8000")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return broken(
            "address", f"GOLDENTHREAD_ADDRESS is {address}.", "set it like https://service.example.org"
        )
    if parts.scheme == "http" and parts.hostname not in _HERE:
        return warning(
            "address", f"people reach it over {address}: passwords and conversations travel in the clear.",
            "put a TLS proxy in front (docs/running.md) and set GOLDENTHREAD_ADDRESS to https://…",
        )  # fmt: skip
    return fine("address", address)


def _mail() -> Finding:
    address = os.environ.get(MAIL_SETTING, "")
    try:
        mail_settings(address)
    except ValueError as error:
        return broken("mail", str(error), f"mend {MAIL_SETTING}")
    if not address:
        return warning(
            "mail", "no mail leaves; invitations and sign-in links are shown on the page instead.",
            f"set {MAIL_SETTING} (docs/running.md)",
        )  # fmt: skip
    return fine("mail", "is set up.")
