"""Writes many rows at once, without an object a row: the fast way in, on both databases.

Only for tables of this package, inside a transaction, with rows already checked.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

USUAL_PAGES, MANY_PAGES = 1000, 8000  # of SQLite's write-ahead log before it goes into the file


@contextmanager
def seldom_checkpointing() -> Iterator[None]:
    """Let SQLite gather a few batches before it copies them into its file, and waits for the disk twice.

    What is committed survives a kill all the same, and whoever reads meanwhile reads on.
    """
    _checkpoint_after(MANY_PAGES)
    try:
        yield
    finally:
        _checkpoint_after(USUAL_PAGES)


def _checkpoint_after(pages: int) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA wal_autocheckpoint = {pages}")


def new_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """Set ids aside for rows to come, so that their children can be written along with them.

    Call it inside a transaction that writes: on SQLite only one of those runs at a time.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
        return range(last + 1, last + 1 + count)


def insert(model: type[models.Model], fields: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows, their values in the order of `fields` and spelled as `rows.py` does."""
    known: list[Any] = [model._meta.get_field(name) for name in fields]
    columns = ", ".join(f'"{field.column}"' for field in known)
    table = f'"{model._meta.db_table}"'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(known))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608
