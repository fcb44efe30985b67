"""`goldenthread import` and `imports` as a script and a person meet them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.entrypoints.demo import cast
from tests.conversations.importing import Installation, chat, write


@pytest.fixture
def home(installation: Callable[[str], Installation]) -> Installation:
    return installation("home")


def test_a_script_gets_one_object_and_a_code(home: Installation, tmp_path: Path) -> None:
    good = write(tmp_path / "good.jsonl", chat(1), chat(2, by=cast.SINEAD))
    code, output, errors = home.run("import", str(good), "--dry-run", "--json")
    [line] = output.splitlines()
    assert (code, errors, json.loads(line)["run"]) == (0, "", None)
    assert json.loads(home.run("imports", "--json")[1]) == []
    code, output, errors = home.run("import", str(good), "--json")
    [line] = output.splitlines()
    said = json.loads(line)
    assert (code, errors) == (0, "")
    assert said.pop("seconds") >= 0
    assert said == {
        "run": 1,
        "conversations": {"added": 2, "updated": 0, "unchanged": 0, "refused": 0},
        "messages": {"added": 4, "updated": 0, "unchanged": 0, "refused": 0},
        "people": 2,
    }
    [listed] = json.loads(home.run("imports", "--json")[1])
    assert (listed["state"], listed["files"]) == ("finished", ["good.jsonl"])


def test_refused_rows_are_named_and_all_of_them_can_be_listed(home: Installation, tmp_path: Path) -> None:
    mixed = write(
        tmp_path / "mixed.jsonl", chat(1), *(["{ no"] * 25), {"id": "x", "messages": [{"role": "agent"}]}
    )
    empty = write(tmp_path / "empty.jsonl")
    code, _, errors = home.run("import", str(mixed), str(empty), "--team", "Tents")
    lines = errors.splitlines()
    assert code == 1
    assert lines[0].startswith("mixed.jsonl:2: ")
    assert len(lines) == 21
    assert lines[-1] == "… and 7 more: goldenthread imports --refused 1"
    listed = home.run("imports", "--refused", "1")[1].splitlines()
    assert len(listed) == 27
    assert any(line.startswith("mixed.jsonl:27 messages[0].text: ") for line in listed)
    assert any(line.startswith("empty.jsonl: ") for line in listed)
    assert home.query("SELECT t.name FROM people_membership m JOIN people_team t ON t.id = m.team_id") == [
        ("Tents",)
    ]


def test_what_cannot_be_used_ends_with_two_and_says_why(home: Installation, tmp_path: Path) -> None:
    without_text = chat(2)
    del without_text["messages"][0]["text"]
    empty, bad = write(tmp_path / "empty.jsonl"), write(tmp_path / "bad.jsonl", without_text)
    good = write(tmp_path / "good.jsonl", chat(1))
    for arguments, said in (
        ([str(tmp_path / "missing.jsonl")], "missing.jsonl"),
        ([str(empty)], "empty.jsonl is empty"),
        ([str(bad)], "no conversation that could be used"),
        ([str(good), "--format", "papyrus"], "papyrus"),
        ([str(good), "--map", "text"], "FIELD=COLUMN"),
        ([str(good), "--timezone", "Mars/Olympus"], "Mars/Olympus"),
        (["--undo", "99"], "no import 99"),
        ([], "Name the files"),
    ):
        code, _, errors = home.run("import", *arguments)
        assert (code, said in errors) == (2, True), (arguments, errors)


def test_an_import_is_taken_back_by_its_number(home: Installation, tmp_path: Path) -> None:
    home.run("import", str(write(tmp_path / "good.jsonl", chat(1))))
    code, output, _ = home.run("import", "--undo", "1")
    assert (code, "taken back" in output) == (0, True)
    assert home.query("SELECT count(*) FROM conversations_conversation") == [(0,)]
    assert home.query("SELECT count(*) FROM people_person") == [(0,)]
    assert "undone" in home.run("imports")[1]
    assert home.run("import", "--undo", "1")[0] == 2
