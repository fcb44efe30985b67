"""Daft dataframes, on whichever of Daft's runners is set: here its native one. Needs the extra `cluster`.

Batches go in windows, so that a bounded part of them lies in memory. Each window is one Daft query. Every
row carries its place in the window: the order that comes out is ours, not one that a scheduler happened
to keep.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

import daft
import pyarrow as pa
from daft.errors import UDFException
from daft.exceptions import DaftCoreException

from .contract import RunnerFailed, Work

# Batches in a window. Here a query costs next to nothing, and a small window answers early; on a cluster each
# one starts its actors anew, so it must be worth that: some hundred thousand messages.
WINDOW_HERE = 4
WINDOW_THERE = 64
_PLACE = "place"


class Frames:
    """Moves batches through Daft, on whichever of its runners is set.

    `workers` None lets Daft's threads do the work in its own process: one core's worth, since the work is
    Python. A number asks for so many actors, which only a cluster has. Daft could start processes here too;
    in its 0.7.26 a process that did so aborts now and then as it ends.
    """

    def __init__(self, workers: int | None, *, window: int) -> None:
        self.workers = workers
        self.window = window

    def move(self, batches: Iterable[pa.RecordBatch], through: Work) -> Iterator[pa.RecordBatch]:
        """Yield one result a batch, in order, a window at a time."""
        coming = iter(batches)
        while held := list(islice(coming, self.window)):
            yield from self._moved(held, through)

    def _moved(self, held: list[pa.RecordBatch], through: Work) -> Iterator[pa.RecordBatch]:
        tables, begin = [], 0
        for batch in held:
            places = pa.array(range(begin, begin + len(batch)), pa.int64())
            tables.append(pa.Table.from_batches([batch]).append_column(_PLACE, places))
            begin += len(batch)
        done = through.gives.append(pa.field(_PLACE, pa.int64())).empty_table()
        if begin:
            parts = list(self._results([table for table in tables if len(table)], through))
            done = pa.concat_tables(parts).sort_by(_PLACE)
        columns = done.drop_columns(_PLACE).select(through.gives.names).cast(through.gives)
        at = 0
        for batch in held:
            yield one_batch(columns.slice(at, len(batch)))
            at += len(batch)

    def _results(self, tables: list[pa.Table], through: Work) -> Iterator[pa.Table]:
        rows = max(map(len, tables))
        try:
            frame = daft.from_arrow(tables)
            done = frame.select(
                frame[_PLACE], self._asked(through, rows)(*(frame[name] for name in through.takes.names))
            )
            for batch in done.to_arrow_iter():
                yield pa.Table.from_batches([batch])
        except UDFException as error:
            raise error.__cause__ or RunnerFailed(str(error)) from error

    def _asked(self, through: Work, rows: int) -> Any:
        gives = daft.DataType.from_arrow_type(pa.struct(list(through.gives)))
        work = Columns(through)
        if self.workers is None:
            return daft.func.batch(return_dtype=gives, batch_size=rows, unnest=True)(work.run)

        class Worker:
            @daft.method.batch(return_dtype=gives, batch_size=rows, unnest=True)  # type: ignore[untyped-decorator]
            def run(self, *columns: daft.Series) -> pa.Array:
                return work.run(*columns)

        return daft.cls(Worker, max_concurrency=self.workers)().run


class Columns:
    """Work as Daft's batch functions call it: columns in, one column of structs out."""

    def __init__(self, through: Work) -> None:
        self.through = through

    def run(self, *columns: daft.Series) -> pa.Array:
        """Give Daft's columns the types that were promised to the work, and pack what it gives."""
        takes = self.through.takes
        table = pa.table([column.to_arrow() for column in columns], names=takes.names)
        done = self.through.run(one_batch(table.cast(takes)))
        return pa.StructArray.from_arrays(done.columns, fields=list(self.through.gives))


def one_batch(table: pa.Table) -> pa.RecordBatch:
    """Join a table into one batch, also where it has no rows."""
    return pa.record_batch(
        [
            column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
            for column in table.itercolumns()
        ],
        schema=table.schema,
    )


def native() -> Frames:
    """Run on Daft's own engine, in this process.

    Raises `RunnerFailed` where this process already runs on a cluster: Daft allows one runner a process.
    """
    with suppress(DaftCoreException):  # set before
        daft.set_runner_native()
    expect_runner("native")
    return Frames(None, window=WINDOW_HERE)


def expect_runner(name: str) -> None:
    """Make sure that Daft runs on what was asked for."""
    standing = daft.get_or_create_runner().name
    if standing != name:
        raise RunnerFailed(
            f"This process already runs on Daft's {standing} runner; start another for {name}."
        )
