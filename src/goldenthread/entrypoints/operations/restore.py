"""Builds an installation from a back-up in the place that the settings name, and proves that it is the same.

Runs with the settings already pointing at an empty place beside the one in use; see `cli/restore.py`.
"""

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.apps.registry import Apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from goldenthread.conversations import search_index

from . import search, tables
from .backup_file import SECRET, Manifest, UnusableBackup, read, table_member

Progress = Callable[[str, int], None]


class ProofFailed(Exception):
    """What came back is not what was saved; the old installation is untouched."""


def build(
    archive: zipfile.ZipFile, manifest: Manifest, *, progress: Progress = lambda name, rows: None
) -> None:
    """Make the tables as they were, fill them, prove them, and only then bring them up to date."""
    targets = _leaves_then(manifest)
    call_command("migrate", interactive=False, verbosity=0) if targets is None else _migrate_to(targets)
    then = _apps_then(targets)
    _fill(archive, manifest, then, progress)
    _prove_rows(manifest, then, progress)
    if targets is not None:
        call_command("migrate", interactive=False, verbosity=0)
    search.rebuild()
    _prove_database()
    _unpack_files(archive, manifest)


def _leaves_then(manifest: Manifest) -> list[tuple[str, str]] | None:
    """Say up to which migrations the back-up had come; None where that is where we are."""
    executor = MigrationExecutor(connection)
    graph, had = executor.loader.graph, {(app, name) for app, name in manifest.migrations}
    unknown = sorted(f"{app}.{name}" for app, name in had - set(graph.nodes))
    if unknown:
        raise UnusableBackup(
            f"The back-up comes from version {manifest.version}, which is newer than this one "
            f"(it has {', '.join(unknown[:3])}). Install that version or a later one, then restore."
        )
    if had >= set(graph.leaf_nodes()):
        return None
    leaves = [node for node in had if not any(child.key in had for child in graph.node_map[node].children)]
    return sorted(leaves)


def _migrate_to(targets: list[tuple[str, str]]) -> None:
    MigrationExecutor(connection).migrate(targets)
    search_index.make()


def _apps_then(targets: list[tuple[str, str]] | None) -> Apps:
    executor = MigrationExecutor(connection)
    nodes = executor.loader.graph.leaf_nodes() if targets is None else targets
    return executor.loader.project_state(nodes).apps


def _fill(archive: zipfile.ZipFile, manifest: Manifest, then: Apps, progress: Progress) -> None:
    known = {table._meta.label_lower: table for table in tables.tables(then)}
    missing = sorted(set(manifest.tables) - set(known))
    if missing:
        raise UnusableBackup(
            f"The back-up holds tables that its version does not have: {', '.join(missing)}."
        )
    if connection.vendor == "sqlite":
        connection.disable_constraint_checking()
    with transaction.atomic(), connection.cursor() as cursor:
        for table in known.values():  # what migrations put there is in the back-up too
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table._meta.db_table)}")  # noqa: S608
        for name, told in manifest.tables.items():
            count = tables.load(known[name], _lines(archive, table_member(name)), told["fields"])
            progress(name, count)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(known.values())):
            cursor.execute(statement)
    if connection.vendor == "sqlite":
        connection.enable_constraint_checking()


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        yield from part


def _prove_rows(manifest: Manifest, then: Apps, progress: Progress) -> None:
    """Write every table out again from the database and compare with what was saved, byte for byte."""
    known = {table._meta.label_lower: table for table in tables.tables(then)}
    for name, told in manifest.tables.items():
        digest, count = hashlib.sha256(), 0
        for line in tables.lines(known[name], told["fields"]):
            digest.update(line)
            count += 1
        if count != told["rows"]:
            raise ProofFailed(f"{name}: {told['rows']:,} rows were saved, {count:,} came back.")
        if digest.hexdigest() != told["sha256"]:
            raise ProofFailed(f"{name}: the rows that came back are not those that were saved.")
        progress(name, 0)


def _prove_database() -> None:
    connection.check_constraints()  # every foreign key leads somewhere
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ProofFailed("Some migrations could not be applied.")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            said = [row[0] for row in cursor.fetchall()]
            if said != ["ok"]:
                raise ProofFailed(f"SQLite's integrity check says: {'; '.join(said[:3])}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _unpack_files(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    root: Path = settings.DATA
    for name in manifest.files:
        target = (root / name).resolve()
        if not target.is_relative_to(root.resolve()):
            raise UnusableBackup(f"The back-up names a file outside the data folder: {name}.")
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600 if name == SECRET else 0o640)
        with os.fdopen(handle, "wb") as file:
            for piece in read(archive, name):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
