"""JSON lines keep every letter and refuse what they cannot use."""

import json
from pathlib import Path

import pytest

from goldenthread.conversations.records import Refusal
from tests.conversations.importers.reading import SAMPLES, Write, read, records, sample


def test_texts_of_json_lines_are_kept_letter_for_letter(write: Write) -> None:
    text = "  <b>Hi</b>\r\n\t> quoted\n\nOn 3 Aug 2026, Ann wrote:\n> x  \ud83c\udf32".encode(
        "utf-16", "surrogatepass"
    ).decode("utf-16")
    line = json.dumps({"id": 1, "messages": [{"role": "customer", "text": text}]})
    assert records(write(line))[0].messages[0].text == text


def test_characters_that_can_be_stored_nowhere_keep_their_place(write: Write) -> None:
    path = write('{"id": "a", "messages": [{"role": "customer", "text": "one\\u0000two\\ud800three"}]}\n')
    assert records(path)[0].messages[0].text == "one\ufffdtwo\ufffdthree"


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ("nonsense", None, "not valid JSON"),
        ("[1]", None, "not an object"),
        ('{"messages": []}', "id", "no id"),
        ('{"id": "x"}', "messages", "no list"),
        ('{"id": "x", "messages": []}', "messages", "no messages"),
        ('{"id": "x", "messages": [{"role": "agent"}]}', "messages[0].text", "no text"),
        ('{"id": "x", "messages": [{"text": "a"}]}', "messages[0].role", "no role"),
        (
            '{"id": "x", "messages": [{"role": "agent", "text": "a", "sent_at": "noon"}]}',
            "messages[0].sent_at",
            "date",
        ),
    ],
)
def test_a_bad_line_is_refused_and_its_neighbours_go_in(
    write: Write, line: str, field: str, reason: str
) -> None:
    good = '{"id": "%s", "messages": [{"role": "customer", "text": "Hello"}]}'
    before, refusal, after = read(write(f"{good % 'a'}\n{line}\n{good % 'b'}\n", "export.jsonl"))
    assert (before.id, after.id) == ("a", "b")
    assert isinstance(refusal, Refusal)
    assert (refusal.file, refusal.row, refusal.field) == ("export.jsonl", 2, field)
    assert reason in refusal.reason


def test_an_array_of_conversations_is_read_like_lines(write: Write) -> None:
    lines = (SAMPLES / "conversations.jsonl").read_text().splitlines()
    as_array = records(write(json.dumps([json.loads(line) for line in lines], indent=1)))
    assert as_array == sample("conversations.jsonl")


def test_the_open_sets_are_read_whole(open_data: Path) -> None:
    for name, count in (("star", 3647), ("gold_behaviours", 66), ("abcd_sample", 26), ("tau_airline", 120)):
        found = records(open_data / name / "open/conversations.jsonl.gz")
        assert len(found) == count
        assert {m.role for c in found for m in c.messages} == {"customer", "staff"}
        if name != "star":
            assert any(c.events for c in found)
