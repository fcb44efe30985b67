"""The command line's contract: what goes wrong is said in a line, with the exit code that scripts wait for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "docs" / "import-formats" / "samples" / "conversations.jsonl"


def _command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {
        key: value for key, value in os.environ.items() if not key.startswith(("GOLDENTHREAD_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "goldenthread", *map(str, arguments)],
        env=env | {"PYTHONPATH": os.pathsep.join(sys.path)} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_data_may_stand_before_or_behind_any_command(tmp_path: Path) -> None:
    house = tmp_path / "house"
    assert json.loads(_command("init", "--json", "--data", house).stdout)["data"] == str(house)
    done = _command("import", SAMPLE, "--json", "--data", house)
    assert done.returncode == 0
    assert done.stderr == ""
    assert set(json.loads(done.stdout)) == {"run", "conversations", "messages", "people", "seconds"}
    before, behind = (
        _command("--data", house, "imports", "--json"),
        _command("imports", "--json", "--data", house),
    )
    assert json.loads(before.stdout) == json.loads(behind.stdout) != []
    assert json.loads(_command("analyse", "--json", "--data", house).stdout)["conversations"] == 2


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["imports", "--data", "{file}"], "{file}"),
        (["read", SAMPLE, "--output", "{folder}"], "{folder}"),
        (["read", SAMPLE, "--output", "{folder}/none/here.jsonl"], "{folder}/none/here.jsonl"),
        (["read", "{file}", "--output", "{file}"], "{file}"),
        (["serve", "--port", "99999"], "--port"),
        (["imports", "--data", "{folder}/unreachable"], "doctor"),
    ],
)
def test_a_place_that_cannot_be_used_is_named_in_a_line_and_not_by_a_traceback(
    arguments: list[str | Path], named: str, tmp_path: Path
) -> None:
    file = tmp_path / "file.jsonl"
    file.write_bytes(SAMPLE.read_bytes())
    places = {"file": str(file), "folder": str(tmp_path)}
    unreachable = {"GOLDENTHREAD_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    environment = unreachable if named == "doctor" else {}
    done = _command(*(str(part).format(**places) for part in arguments), **environment)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert named.format(**places) in done.stderr.replace("\n", "")
    assert file.read_bytes() == SAMPLE.read_bytes()
