"""`goldenthread mirror`: lines in, lines out; a bad line never takes a good one with it."""

import gzip
import json
from pathlib import Path

from typer.testing import CliRunner

from goldenthread.entrypoints.cli.main import app

GOOD = {"id": "a", "incoming": "I'm worn out by the kiosk.", "reply": "Follow the policy."}
KEYS = ["connects", "recognises", "invites_more", "acknowledges_emotion", "takes_further"]


def _run(*arguments: str, given: str | None = None):
    return CliRunner().invoke(app, ["mirror", *arguments], input=given)


def test_a_line_gets_one_line_back_with_all_that_was_promised() -> None:
    done = _run("-", "--json", given=json.dumps(GOOD) + "\n")
    assert done.exit_code == 0
    [answer] = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(answer) == ["id", "elements", "emotion_in_message", "suggestions"]
    assert list(answer["elements"]) == KEYS
    assert answer["elements"]["connects"] == {"found": False, "spans": []}
    assert answer["emotion_in_message"] is True
    assert [s["element"] for s in answer["suggestions"]] == KEYS


def test_bad_lines_are_named_by_number_and_the_rest_goes_on() -> None:
    lines = [json.dumps(GOOD), "nope", '{"id": "b", "reply": "x"}', '{"id": "c", "incoming": 3, "reply": ""}',
             '["a"]', "", json.dumps(GOOD | {"id": 7})]  # fmt: skip
    done = _run("--json", given="\n".join(lines))
    assert done.exit_code == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "7"]
    assert done.stderr.splitlines() == [
        "-:2: is not a JSON object.",
        "-:3: incoming is missing.",
        "-:4: incoming is not a text.",
        "-:5: is not a JSON object.",
    ]


def test_nothing_usable_ends_with_two() -> None:
    assert _run("--json", given="nope\n").exit_code == 2
    assert _run("no-such-file.jsonl").exit_code == 2


def test_an_empty_file_is_read_to_its_end() -> None:
    done = _run("--json", given="")
    assert (done.exit_code, done.stdout) == (0, "")


def test_a_packed_file_is_read_and_the_answer_written_where_asked(tmp_path: Path) -> None:
    packed, out = tmp_path / "drafts.jsonl.gz", tmp_path / "answers.jsonl"
    packed.write_bytes(gzip.compress(json.dumps(GOOD).encode()))
    done = _run(str(packed), "--json", "--output", str(out))
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(out.read_text())["id"] == "a"


def test_the_file_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "drafts.jsonl"
    path.write_text(json.dumps(GOOD))
    assert _run(str(path), "--output", str(path)).exit_code == 2
    assert json.loads(path.read_text()) == GOOD


def test_a_person_reads_the_draft_what_is_there_and_what_is_missing() -> None:
    reply = "Follow the policy today, and let's take this to Thursday's huddle"
    done = _run(given=json.dumps(GOOD | {"reply": reply}))
    assert done.exit_code == 0
    assert "✓ Takes it further" in done.stdout
    assert "· Connects: " in done.stdout


def test_a_goal_is_read_for_its_three_parts() -> None:
    text = "100% satisfaction next quarter by cutting response times"
    done = _run("--goal", "--json", given=json.dumps({"id": "g", "text": text}))
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert {name: part["found"] for name, part in answer["elements"].items()} == {
        "vision": False, "engagement": False, "delivery": True,
    }  # fmt: skip
    assert answer["elements"]["delivery"]["spans"] == [[0, len(text)]]
    assert [s["element"] for s in answer["suggestions"]] == ["vision", "engagement"]
