"""A place on disk for what a reader must remember of a large file, gone when the reading ends."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson


class Shelf:
    """Keeps values by kind and key, one or many, in a temporary database with a small cache."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="goldenthread-import-")
        self._database = sqlite3.connect(Path(self._folder.name) / "shelf.db", isolation_level=None)
        self._database.executescript(
            "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -16000;"
            "create table kept (kind text, key text, value blob, primary key (kind, key)) without rowid;"
            "create table lined (place integer, number integer, value blob);"
            "create table piled (kind text, key text, value blob);"
            "create index piles on piled (kind, key);"
            "begin;"
        )
        self._lately: dict[tuple[str, str], Any] = {}

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        self._folder.cleanup()

    def put(self, kind: str, key: object, value: Any) -> None:
        """Keep one value under a key; the last one stays."""
        self._database.execute(
            "insert or replace into kept values (?, ?, ?)", (kind, str(key), _packed(value))
        )

    def get(self, kind: str, key: object) -> Any:
        """Give the value under a key, or None."""
        wanted = (kind, str(key))
        if wanted in self._lately:
            return self._lately[wanted]
        row = self._database.execute("select value from kept where kind = ? and key = ?", wanted).fetchone()
        value = orjson.loads(row[0]) if row else None
        if len(self._lately) > 20_000:
            self._lately.clear()
        self._lately[wanted] = value
        return value

    def pile(self, kind: str, key: object, value: Any) -> None:
        """Put one more value under a key."""
        self._database.execute("insert into piled values (?, ?, ?)", (kind, str(key), _packed(value)))

    def pile_of(self, kind: str, key: object) -> list[Any]:
        """Give all values under a key in the order in which they came."""
        rows = self._database.execute(
            "select value from piled where kind = ? and key = ? order by rowid", (kind, str(key))
        )
        return [orjson.loads(row[0]) for row in rows]

    def piles(self, kind: str) -> Iterator[str]:
        """Give the keys that have piles of a kind, in the order of their first value."""
        rows = self._database.execute(
            "select key from piled where kind = ? group by key order by min(rowid)", (kind,)
        )
        for row in rows:
            yield row[0]

    def line_up(self, place: int, number: int, value: Any) -> None:
        """Put a numbered row into a place in the queue."""
        self._database.execute("insert into lined values (?, ?, ?)", (place, number, _packed(value)))

    def lined_up(self) -> Iterator[tuple[int, int, Any]]:
        """Give all rows by place, then number."""
        for place, number, value in self._database.execute(
            "select place, number, value from lined order by place, number"
        ):
            yield place, number, orjson.loads(value)


def _packed(value: Any) -> bytes:
    return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS)
