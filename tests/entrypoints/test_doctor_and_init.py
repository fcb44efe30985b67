"""`init` founds a house, and the doctor names what is wrong with it and the command that mends it."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from goldenthread.conversations.jobs import carry_on_import
from goldenthread.conversations.models import ImportRun
from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.operations import search
from goldenthread.entrypoints.operations.doctor_inside import inside
from goldenthread.entrypoints.operations.doctor_outside import outside
from goldenthread.entrypoints.operations.findings import Finding, State
from goldenthread.foundation import clock
from tests.entrypoints.house import House
from tests.fernhill import Fernhill
from tests.reviews.work import talk


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "house")
    yield made
    made.close()


def _looked(house: House, expect: int) -> dict[str, dict[str, Any]]:
    told = json.loads(house.run("doctor", "--json", expect=expect).stdout)
    return {finding["about"]: finding for finding in told["findings"]}


def test_a_house_is_founded_once_with_a_link_that_is_shown(house: House) -> None:
    house.environment = {
        "GOLDENTHREAD_ADDRESS": "https://service.fernhill.example",
        "GOLDENTHREAD_EMAIL_URL": "smtp://mail.example",
    }
    assert "goldenthread init" in _looked(house, 2)["data folder"]["mend"]
    assert not house.folder.exists(), "the doctor only looks"
    founded = json.loads(
        house.run("init", "--email", cast.HEAD.mail, "--name", cast.HEAD.name, "--json").stdout
    )
    assert founded["link"].startswith("https://service.fernhill.example/")
    assert {finding["state"] for finding in _looked(house, 0).values()} == {"fine"}
    again = house.run("init")
    assert "accounts already" in again.stdout
    other = house.run("init", "--email", "other@fernhill.example", "--name", "Other")
    assert "invitation" in other.stdout + other.stderr
    assert "http" not in other.stdout
    assert house.folder.stat().st_mode & 0o077 == 0


def test_serve_says_the_link_to_the_first_account_until_there_is_one(house: House) -> None:
    house.environment = {"GOLDENTHREAD_ADDRESS": "https://service.fernhill.example/"}
    assert "https://service.fernhill.example/accounts/first/" in _said_by_serve(house)
    house.environment = {}
    said = _said_by_serve(house, "--port", "8791")
    assert "http://localhost:8791/accounts/first/" in said
    house.run("init", "--email", cast.HEAD.mail, "--name", cast.HEAD.name)
    assert "accounts/first" not in _said_by_serve(house)


def _said_by_serve(house: House, *options: str) -> str:
    """Start it, on a free port unless one is named, and read what it says before it serves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = str(probe.getsockname()[1])
    process = house.start("serve", *(options or ("--port", free)))
    assert process.stderr is not None
    said = ""
    while "Stop with Ctrl-C" not in said and process.poll() is None:
        said += process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    return said


def test_init_asks_for_both_or_neither_and_for_a_real_address(house: House) -> None:
    assert "both" in house.run("init", "--email", "a@b.example", expect=2).stderr
    assert "not a mail address" in house.run("init", "--email", "nobody", "--name", "N", expect=2).stderr


def test_a_secret_that_others_can_read_is_broken_and_the_command_mends_it(house: House) -> None:
    house.run("init")
    (house.folder / "secret.key").chmod(0o644)
    finding = _looked(house, 2)["secret"]
    assert finding["mend"] == f"chmod 600 {house.folder / 'secret.key'}"


def test_pending_migrations_and_a_damaged_file_are_named(house: House) -> None:
    if house.url:
        pytest.skip("SQLite's file is opened here")
    house.run("init")
    database = sqlite3.connect(house.folder / "goldenthread.sqlite3")
    database.execute(
        "DELETE FROM django_migrations WHERE name = (SELECT max(name) FROM django_migrations WHERE app = 'conversations')"
    )
    database.commit()
    database.close()
    assert _looked(house, 2)["tables"]["mend"] == "goldenthread init"
    (house.folder / "goldenthread.sqlite3").write_bytes(b"no database at all" * 1000)
    assert "restore" in _looked(house, 2)["database"]["mend"]


def test_an_unreachable_database_is_named(house: House) -> None:
    house.run("init")
    house.url = "postgres://nobody@127.0.0.1:1/nothing"
    assert "cannot be reached" in _looked(house, 2)["database"]["says"]


def _found(looks: Iterator[Finding], about: str) -> Finding:
    return next(finding for finding in looks if finding.about == about)


def test_an_address_in_the_clear_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_ADDRESS", "http://service.fernhill.example")
    assert _found(outside(tmp_path), "address").state is State.WARNING
    monkeypatch.setenv("GOLDENTHREAD_ADDRESS", "https://service.fernhill.example")
    assert _found(outside(tmp_path), "address").state is State.FINE
    monkeypatch.setenv("GOLDENTHREAD_EMAIL_URL", "gopher://mail")
    assert _found(outside(tmp_path), "mail").state is State.BROKEN


def test_work_that_nobody_takes_is_broken(fernhill: Fernhill) -> None:
    carry_on_import.enqueue(1)
    now = clock.now()
    assert _found(inside(at=now), "worker").state is State.FINE
    finding = _found(inside(at=now + timedelta(minutes=10)), "worker")
    assert finding.state is State.BROKEN
    assert "goldenthread worker" in finding.mend
    DBTaskResult.objects.all().delete()


def test_an_import_left_half_way_is_named_with_the_command_that_carries_it_on(fernhill: Fernhill) -> None:
    now = clock.now()
    run = ImportRun.objects.create(started_at=now - timedelta(hours=1))
    assert _found(inside(at=now), "imports").mend == f"goldenthread imports --resume {run.pk}"


def test_a_search_index_out_of_step_is_named_and_made_anew(fernhill: Fernhill) -> None:
    talk(fernhill, cast.CHAD)
    assert _found(inside(at=clock.now()), "search").mend == "goldenthread doctor --rebuild-search"
    search.rebuild()
    assert _found(inside(at=clock.now()), "search").state is State.FINE
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM conversations_words")
        assert cursor.fetchone()[0] == 1
