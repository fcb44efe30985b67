"""Takes a back-up of a running installation: one picture of one moment, in one file."""

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime
from functools import partial
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from goldenthread import __version__
from goldenthread.entrypoints.data_folder import SECRET_SETTING

from . import tables
from .backup_file import CHUNK, MANIFEST, SECRET, Manifest, secret_digest, table_member

SNAPSHOT = "snapshot"
Progress = Callable[[str, int], None]


@contextmanager
def snapshot() -> Iterator[str]:
    """Open a connection of its own that sees one moment only, while others go on writing.

    SQLite: a deferred transaction in WAL reads the moment of its first look and blocks nobody.
    PostgreSQL: repeatable read.
    """
    chosen = deepcopy(connections.settings["default"])
    if connection.vendor == "sqlite":
        chosen["OPTIONS"]["transaction_mode"] = "DEFERRED"
    connections.settings[SNAPSHOT] = chosen
    try:
        with transaction.atomic(using=SNAPSHOT):
            with connections[SNAPSHOT].cursor() as cursor:
                if connection.vendor == "postgresql":
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SELECT count(*) FROM django_migrations")  # the look that fixes the moment
            yield SNAPSHOT
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]
        del connections.settings[SNAPSHOT]


def back_up(path: Path, *, at: datetime, progress: Progress = lambda name, rows: None) -> Manifest:
    """Write the back-up to `path`; a file of that name is replaced only once the new one is whole."""
    kept_outside = bool(os.environ.get(SECRET_SETTING))
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    handle = os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)  # it holds the secret
    try:
        with os.fdopen(handle, "w+b") as file:
            with (
                snapshot() as using,
                zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive,
            ):
                applied = MigrationRecorder(connections[using]).applied_migrations()
                manifest = Manifest(
                    version=__version__,
                    made_at=at.isoformat(),
                    engine=connection.vendor,
                    migrations=[list(name) for name in sorted(applied)],
                    holds_secret=not kept_outside,
                    secret_digest=secret_digest(settings.SECRET_KEY),
                )
                for table in tables.tables(apps):
                    name = table._meta.label_lower
                    names = [field.attname for field in tables.fields(table)]
                    rows, digest = _write(
                        archive, table_member(name), tables.lines(table, names, using=using)
                    )
                    manifest.tables[name] = {"rows": rows, "fields": names, "sha256": digest}
                    progress(name, rows)
                _add_files(archive, manifest, with_secret=not kept_outside)
                archive.writestr(MANIFEST, manifest.as_json())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return manifest


def _write(archive: zipfile.ZipFile, name: str, lines: Iterable[bytes]) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as part:
        for line in lines:
            part.write(line)
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


def _add_files(archive: zipfile.ZipFile, manifest: Manifest, *, with_secret: bool) -> None:
    uploads: Path = settings.UPLOADS
    inside = {
        f"uploads/{p.relative_to(uploads).as_posix()}": p for p in sorted(uploads.rglob("*")) if p.is_file()
    }
    if with_secret:
        inside[SECRET] = settings.DATA / "secret.key"
    for name, path in inside.items():
        try:
            with path.open("rb") as source:
                _, digest = _write(archive, name, iter(partial(source.read, CHUNK), b""))
        except FileNotFoundError:  # an upload that was imported and tidied away meanwhile
            continue
        manifest.files[name] = {"bytes": path.stat().st_size, "sha256": digest}
