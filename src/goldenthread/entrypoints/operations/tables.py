"""Every table as lines of JSON, the same lines from SQLite and PostgreSQL.

One line a row, in the order of the primary key, a list of values in the order of the fields
that the manifest names: so the digest of a table tells whether two databases hold the same rows.
"""

import base64
from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from django.apps.registry import Apps
from django.db import connections, models

BATCH = 2000
# Sessions would be keys to the house lying in a back-up; everyone signs in anew instead.
LEFT_OUT = frozenset({"sessions.session", "usersessions.usersession"})

Table = type[models.Model]


def tables(apps: Apps) -> list[Table]:
    """List the tables that hold the installation's rows, by name."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def fields(table: Table) -> list[models.Field[Any, Any]]:
    """List the fields that are stored, in the table's order."""
    return [field for field in table._meta.concrete_fields if not getattr(field, "generated", False)]


def lines(table: Table, names: list[str], *, using: str = "default") -> Iterator[bytes]:
    """Yield a line a row, without holding more than a batch of them."""
    rows = table._base_manager.using(using).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=BATCH):
        yield orjson.dumps(row, default=_plain, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z) + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return str(value)


def load(table: Table, written: Iterable[bytes], names: list[str], *, using: str = "default") -> int:
    """Insert rows as they were written, dates and numbers included; says how many."""
    by_name = {field.attname: field for field in fields(table)}
    chosen = [by_name[name] for name in names]
    count, batch = 0, []
    most = max(1, min(BATCH, connections[using].ops.bulk_batch_size(chosen, [None] * BATCH)))
    for line in written:
        batch.append(_row(table, chosen, orjson.loads(line)))
        if len(batch) >= most:
            count += _insert(table, chosen, batch, using)
            batch = []
    return count + _insert(table, chosen, batch, using)


def _row(table: Table, chosen: list[models.Field[Any, Any]], values: list[Any]) -> models.Model:
    row = table()
    for field, value in zip(chosen, values, strict=True):
        if value is not None:
            if isinstance(field, models.BinaryField):
                value = base64.b64decode(value)
            elif isinstance(field, models.ForeignKey):
                value = field.target_field.to_python(value)
            elif not isinstance(field, models.JSONField):
                value = field.to_python(value)
        setattr(row, field.attname, value)
    return row


def _insert(table: Table, chosen: list[models.Field[Any, Any]], rows: list[models.Model], using: str) -> int:
    if rows:
        # `raw` keeps what was written: no “made now”, no default.
        table._base_manager.using(using)._insert(rows, fields=chosen, using=using, raw=True)  # type: ignore[attr-defined]
    return len(rows)
