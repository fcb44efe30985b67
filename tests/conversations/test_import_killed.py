"""An import that is killed at any moment, or meets another, ends with the rows of an undisturbed one."""

from __future__ import annotations

import itertools
import json
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.conversations import reading
from goldenthread.conversations.actions import import_conversations as act
from goldenthread.conversations.models import ImportRun
from goldenthread.entrypoints.demo import cast
from tests.conversations.importing import MEMBERSHIPS, NOW, Installation, bring_in, chat, counts, told, write


class PowerCut(BaseException):
    """Everything ends here."""


def a_file(folder: Path) -> Path:
    staff = [cast.CHAD, cast.LUIS, cast.ZOE, cast.JONAS]
    lines: list[Any] = [
        chat(
            n, *(f"Line {n} {k}" for k in range(n % 5 + 1)), by=staff[n % 4], team="Tents" if n % 3 else None
        )
        for n in range(9)
    ]
    lines[4:4] = ["{ no", chat(1, "Line 1 0", "Line 1 1", "And a newer one", tags=["new"])]
    return write(folder / "lines.jsonl", *lines)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(cuts=st.lists(st.integers(0, 150), min_size=1, max_size=4), size=st.integers(1, 6))
def test_an_import_cut_off_at_any_statement_resumes_to_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], size: int
) -> None:
    path = a_file(tmp_path_factory.mktemp("cut"))
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        expected = [_undisturbed(path), None]
        patch.setattr(reading, "BATCH_CONVERSATIONS", size)
        run = act.start_import(files=[path], by=None, at=NOW)
        for cut in [*cuts, None]:
            _carry_on_until(run, cut)
        run.refresh_from_db()
        assert run.finished_at is not None
        assert [told(), None] == expected
        assert counts(run) == (9, 1, 0, 1)
        transaction.set_rollback(True)


def _undisturbed(path: Path) -> list[list[str]]:
    with transaction.atomic():
        bring_in(path)
        rows = told()
        transaction.set_rollback(True)
    return rows


def _carry_on_until(run: ImportRun, cut: int | None) -> None:
    done = itertools.count()

    def count_up(execute: Any, *rest: Any) -> Any:
        if next(done) == cut:
            raise PowerCut
        return execute(*rest)

    try:
        with connection.execute_wrapper(count_up):
            act.carry_on(run=ImportRun.objects.get(pk=run.pk), clock=lambda: NOW)
    except PowerCut:
        pass


@pytest.fixture
def star(open_data: Path) -> Path:
    return open_data / "star" / "open" / "conversations.jsonl.gz"


def test_a_killed_process_leaves_an_import_that_the_same_command_finishes(
    installation: Callable[[str], Installation], star: Path
) -> None:
    whole, killed = installation("whole"), installation("killed")
    assert whole.run("import", str(star), "--json")[0] == 0
    chance = random.Random(7)
    for _ in range(3):
        process = killed.start("import", str(star))
        time.sleep(chance.uniform(0.8, 2.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    code, output, errors = killed.run("import", str(star), "--json")
    assert code == 0, errors
    assert json.loads(output.splitlines()[-1])["run"]
    assert told(killed.query) == told(whole.query)


def test_ctrl_c_stores_what_was_read_and_says_how_to_carry_on(
    installation: Callable[[str], Installation], star: Path
) -> None:
    home = installation("home")
    assert home.run("imports")[0] == 0
    process = home.start("import", str(star))
    while not home.query("SELECT id FROM conversations_conversation"):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "goldenthread imports --resume 1" in errors
    assert json.loads(home.run("imports", "--json")[1])[0]["state"] == "stopped"
    assert home.run("imports", "--resume", "1")[0] == 0
    assert home.query("SELECT count(*) FROM conversations_message") == [(59778,)]


def test_two_imports_at_once_both_end_right(
    installation: Callable[[str], Installation], tmp_path: Path
) -> None:
    staff = cast.CAST[1:]
    lines = [chat(n, by=staff[n % 13], team=f"Team {n % 13 % 4}") for n in range(1500)]
    one, other = write(tmp_path / "one.jsonl", *lines[:1000]), write(tmp_path / "other.jsonl", *lines[500:])
    both, turn = installation("both"), installation("turn")
    processes = [both.start("import", str(path), "--json") for path in (one, other, one)]
    ends = [(process.communicate(timeout=120), process.returncode) for process in processes]
    assert [code for _, code in ends] == [0, 0, 0], ends
    for path in (one, other):
        assert turn.run("import", str(path))[0] == 0
    # Since when somebody is a member is told by whichever import saw them first.
    same, expected = (
        [rows for number, rows in enumerate(told(home.query)) if number != MEMBERSHIPS]
        for home in (both, turn)
    )
    assert same == expected
    assert len(told(both.query)[MEMBERSHIPS]) == len(told(turn.query)[MEMBERSHIPS]) == 13


def test_a_process_killed_between_the_tables_and_the_search_index_is_made_good(
    installation: Callable[[str], Installation], tmp_path: Path
) -> None:
    house = installation("half")
    assert house.run("imports")[0] == 0
    house.execute("DROP TABLE conversations_words")
    house.execute(
        "DROP FUNCTION conversations_words_go CASCADE" if house.url else "DROP TRIGGER conversations_words_go"
    )
    code, _, errors = house.run("import", str(write(tmp_path / "a.jsonl", chat(1))))
    assert code == 0, errors
    assert house.query("SELECT count(*) FROM conversations_words") == [(1,)]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="Only Linux tells the children of a process")
def test_the_process_that_reads_ends_with_the_one_that_stores(
    installation: Callable[[str], Installation], tmp_path: Path
) -> None:
    house = installation("orphan")
    assert house.run("imports")[0] == 0
    long = "My tent is torn. " * 60
    path = write(tmp_path / "long.jsonl", *(chat(number, long) for number in range(9000)))
    process = house.start("import", str(path))
    while not house.query("SELECT id FROM conversations_conversation"):
        time.sleep(0.02)
    readers = children_of(process.pid)
    assert readers
    process.send_signal(signal.SIGKILL)
    process.communicate()
    while any(map(is_running, readers)):
        time.sleep(0.05)
    assert house.run("import", str(path))[0] == 0
    assert house.query("SELECT count(*) FROM conversations_conversation") == [(9000,)]


def is_running(process: str) -> bool:
    """Say whether a process is there; one that ended and was not fetched by anybody tells no command."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except OSError:
        return False


def children_of(process: int) -> list[str]:
    """Say which processes a process started and still has."""
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()
