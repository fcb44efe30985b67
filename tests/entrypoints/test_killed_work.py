"""Whatever was killed over its work, the next start carries on to the same end."""

from __future__ import annotations

import fcntl
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from goldenthread.conversations.jobs import carry_on_import
from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.operations.left_behind import MOST_TIMES, take_up
from tests.conversations.importing import NOW, Installation, chat, told, write


def _wait_for(is_so: Callable[[], object]) -> None:
    for _ in range(1200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("It never came to that.")


def _queued_as_by_the_browser(house: Installation, path: Path) -> None:
    """Begin an import and leave the reading to the worker, as the page does."""
    house.python(
        "from pathlib import Path\n"
        "from goldenthread.conversations.actions.import_conversations import start_import\n"
        "from goldenthread.conversations.jobs import carry_on_import\n"
        "from goldenthread.foundation import clock\n"
        f"run = start_import(files=[Path({str(path)!r})], by=None, at=clock.now())\n"
        "carry_on_import.enqueue(run.pk)\n"
    )


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_next_worker_carries_on_an_import_of_the_browser_that_was_cut_off(
    installation: Callable[[str], Installation], tmp_path: Path, end: signal.Signals
) -> None:
    staff = cast.CAST[1:]
    said = [f"Line {k}" for k in range(8)]
    lines = [chat(n, *said, by=staff[n % 13], team=f"Team {n % 13 % 4}") for n in range(6_000)]
    path = write(tmp_path / "lines.jsonl", *lines)
    whole, killed = installation("whole"), installation("killed")
    assert whole.run("import", str(path))[0] == 0
    _queued_as_by_the_browser(killed, path)
    worker = killed.start("worker")
    _wait_for(lambda: killed.query("SELECT records_done FROM conversations_importedfile") > [(0,)])
    for _ in range(2):  # a second TERM ends the work that is under way
        worker.send_signal(end)
        time.sleep(0.1)
    worker.communicate(timeout=60)
    [(done, finished)] = killed.query("SELECT records_done, finished_at FROM conversations_importedfile")
    assert 0 < done < len(lines)
    assert finished is None
    assert killed.run("worker", "--until-done")[0] == 0
    assert told(killed.query) == told(whole.query)
    assert {
        status for (status,) in killed.query("SELECT status FROM django_tasks_database_dbtaskresult")
    } == {"SUCCESSFUL"}


@pytest.mark.django_db
def test_work_of_a_living_worker_is_left_to_it_and_what_kills_every_worker_is_given_up(
    tmp_path: Path,
) -> None:
    carry_on_import.enqueue(1)
    work = DBTaskResult.objects.get()
    work.claim("worker-2")
    with (tmp_path / "worker-2.lock").open("w") as living:
        fcntl.flock(living, fcntl.LOCK_EX)
        assert take_up(tmp_path, me="worker-1", at=NOW) == 0
    for _ in range(MOST_TIMES - 1):
        assert take_up(tmp_path, me="worker-1", at=NOW) == 1
        work.refresh_from_db()
        work.claim("worker-2")
    assert take_up(tmp_path, me="worker-1", at=NOW) == 0
    work.refresh_from_db()
    assert work.status == TaskResultStatus.FAILED
    assert "killed" in work.traceback


def test_a_demo_killed_while_it_prepares_goes_on_to_the_same_end(
    installation: Callable[[str], Installation],
) -> None:
    house = installation("killed")
    for table in ("conversations_conversation", "insights_reading"):
        process = house.start("demo", "--no-serve")
        _wait_for(lambda table=table: _rows(house, table))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert house.run("demo", "--no-serve")[0] == 0
    assert _rows(house, "people_person") == len(cast.CAST)
    assert _rows(house, "conversations_conversation") == 3000
    assert _rows(house, "insights_reading") == 7 * 3000
    [(messages, finished)] = house.query("SELECT messages_added, finished_at FROM conversations_importrun")
    assert finished is not None
    assert _rows(house, "conversations_message") == messages
    assert _rows(house, "reviews_draw") == 1
    assert _rows(house, "reviews_review") == _rows(house, "reviews_handover") == 3


def _rows(house: Installation, table: str) -> int:
    try:
        return int(house.query(f"SELECT count(*) FROM {table}")[0][0])
    except (sqlite3.Error, psycopg.Error):  # the table is not there yet
        return 0
