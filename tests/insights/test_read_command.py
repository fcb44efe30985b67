"""`goldenthread read`: the engine on a file, with nothing else around it."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

SEVEN = ["connection", "authentication", "history", "accuracy", "clarity", "empowerment", "notes"]
GOOD = {
    "id": "a",
    "messages": [
        {"role": "customer", "text": "My name is Sarah. I am so upset 😀"},
        {
            "role": "agent",
            "text": "Hi Sarah, I'm so sorry about the wait 😀. We will call you within 2 days.",
        },
    ],
}


def command(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "goldenthread", *map(str, arguments)], capture_output=True, check=False
    )


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


def test_a_file_is_read_line_by_line_in_its_order_with_true_quotes(tmp_path) -> None:
    path = write(tmp_path / "two.jsonl", GOOD, {**GOOD, "id": "b"})
    done = command("read", path)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    for line in lines:
        assert list(line) == ["id", "behaviours"]
        assert list(line["behaviours"]) == SEVEN
        for finding in line["behaviours"].values():
            assert list(finding) == ["mark", "evidence"]
            for e in finding["evidence"]:
                assert GOOD["messages"][e["message"]]["text"][e["start"] : e["end"]] == e["quote"] != ""
    assert lines[0]["behaviours"]["connection"]["evidence"][0]["quote"] == (
        "Hi Sarah, I'm so sorry about the wait 😀."
    )


def test_a_bad_row_is_named_and_the_good_ones_beside_it_are_read(tmp_path) -> None:
    path = write(tmp_path / "mixed.jsonl", GOOD, {"id": "b"}, "{not json", {**GOOD, "id": "d"})
    done = command("read", path)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "d"]
    first, second = done.stderr.decode().splitlines()
    assert first.startswith("mixed.jsonl:2 messages: ")
    assert second.startswith("mixed.jsonl:3")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02 nothing that anyone knows"])
def test_a_file_that_cannot_be_used_ends_with_two_and_says_why(tmp_path, content) -> None:
    path = tmp_path / "what.bin"
    path.write_bytes(content)
    done = command("read", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"what.bin" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_file_cut_off_in_the_middle_gives_what_stands_before_and_says_where_it_breaks(tmp_path) -> None:
    path = tmp_path / "cut.jsonl.gz"
    whole = gzip.compress("".join(json.dumps({**GOOD, "id": str(n)}) + "\n" for n in range(3000)).encode())
    path.write_bytes(whole[: len(whole) // 2])
    done = command("read", path)
    assert done.returncode == 1
    assert 0 < len(done.stdout.splitlines()) < 3000
    assert b"breaks off" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_file_of_refused_rows_alone_is_unusable(tmp_path) -> None:
    path = write(tmp_path / "bad.jsonl", {**GOOD, "id": ""}, {**GOOD, "messages": [{"role": "customer"}]})
    done = command("read", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"bad.jsonl:1 id" in done.stderr


def test_output_goes_to_a_file_and_several_processes_write_the_same(tmp_path) -> None:
    path = write(tmp_path / "many.jsonl", *({**GOOD, "id": str(n)} for n in range(700)))
    assert command("read", path, "--output", tmp_path / "one").returncode == 0
    assert command("read", path, "--output", tmp_path / "two", "--processes", 2).returncode == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert len((tmp_path / "one").read_bytes().splitlines()) == 700


def test_reading_a_file_loads_neither_django_nor_a_database_driver(tmp_path) -> None:
    path = write(tmp_path / "one.jsonl", GOOD)
    code = (
        "import sys; from goldenthread.entrypoints.cli.main import app\n"
        f"try: app(['read', {str(path)!r}])\nexcept SystemExit as end: code = end.code\n"
        "assert code == 0, code\n"
        "loaded = {name.split('.')[0] for name in sys.modules} & {'django', 'psycopg'}\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_the_star_set_and_the_gold_conversations_are_read(open_data, tmp_path) -> None:
    for path in (
        open_data / "star" / "open" / "conversations.jsonl.gz",
        open_data / "gold_behaviours" / "open" / "conversations.jsonl.gz",
    ):
        assert command("read", path, "-o", tmp_path / "out").returncode == 0
        with gzip.open(path, "rt") as file:
            given = [json.loads(line) for line in file]
        lines = [json.loads(line) for line in (tmp_path / "out").read_bytes().splitlines()]
        assert [line["id"] for line in lines] == [talk["id"] for talk in given]
        for talk, line in zip(given, lines, strict=True):
            for finding in line["behaviours"].values():
                for e in finding["evidence"]:
                    assert talk["messages"][e["message"]]["text"][e["start"] : e["end"]] == e["quote"]


def test_analyse_on_a_fresh_data_folder_finds_nothing_to_read_and_says_so(tmp_path) -> None:
    done = command("--data", tmp_path / "fresh", "analyse", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["conversations"] == 0
