"""What is damaged costs itself and nothing beside it; what is huge costs time in proportion."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from goldenthread.conversations.importers.registry import read_file
from goldenthread.conversations.records import Refusal
from goldenthread.insights.file_reading import read_records


def _talk(number: int, text: str = "Where is my parcel?", **more: Any) -> dict[str, Any]:
    said = [{"role": "customer", "text": text}, {"role": "agent", "text": "It comes tomorrow."}]
    return {"id": f"talk-{number}", "messages": said, **more}


def _packed(path: Path, talks: list[dict[str, Any]]) -> bytearray:
    packed = gzip.compress("".join(json.dumps(talk) + "\n" for talk in talks).encode(), mtime=0)
    path.write_bytes(packed)
    return bytearray(packed)


@pytest.mark.parametrize("damage", ["cut off", "a byte flipped"])
def test_of_a_damaged_archive_all_that_stands_before_the_damage_comes_in(damage: str, tmp_path: Path) -> None:
    chance = Random(4)  # noise, so that the archive is long enough to break in the middle
    talks = [_talk(number, str(chance.random())) for number in range(4000)]
    file = tmp_path / "talks.jsonl.gz"
    packed = _packed(file, talks)
    middle = len(packed) // 2
    packed[middle] ^= 0xFF
    file.write_bytes(packed[:middle] if damage == "cut off" else packed)
    found = list(read_file(file))
    whole = [one for one in found if not isinstance(one, Refusal) and one.messages[0].text != ""]
    right = [one.id for one, talk in zip(whole, talks, strict=False) if one.id == talk["id"]]
    assert len(right) > 1500
    assert isinstance(found[-1], Refusal)
    assert "breaks off" in found[-1].reason


def test_a_field_nested_beyond_reason_refuses_its_row_alone(tmp_path: Path) -> None:
    deep: Any = "bottom"
    for _ in range(600):
        deep = [deep]
    file = tmp_path / "talks.jsonl"
    file.write_text("".join(json.dumps(t) + "\n" for t in (_talk(1), _talk(2, custom={"a": deep}), _talk(3))))
    first, refused, last = read_file(file)
    assert isinstance(refused, Refusal)
    assert (refused.row, refused.field) == (2, "custom")
    assert not isinstance(first, Refusal)
    assert not isinstance(last, Refusal)


def test_a_line_that_is_a_bare_text_is_refused_without_repeating_it(tmp_path: Path) -> None:
    file = tmp_path / "talks.jsonl"
    file.write_text(json.dumps(_talk(1)) + '\n"my card is 4111 1111 1111 1111"\n' + '"caf\\ud800 4111"\n')
    _, *refused = read_file(file)
    assert len(refused) == 2
    assert all(isinstance(one, Refusal) and "4111" not in one.reason for one in refused)


def test_a_date_that_cannot_be_read_is_refused_by_the_name_that_the_file_gives_it(tmp_path: Path) -> None:
    file = tmp_path / "talks.jsonl"
    for never in ("yesterday", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "0000-00-00"):
        file.write_text(json.dumps(_talk(1, started_at=never)) + "\n")
        (refused,) = read_file(file)
        assert isinstance(refused, Refusal), never
        assert refused.field == "started_at"


def test_reading_a_message_without_a_full_stop_takes_time_by_its_length_and_not_by_its_square(
    tmp_path: Path,
) -> None:
    def seconds(words: int) -> float:
        file = tmp_path / f"{words}.jsonl"
        said = "so we went on and on " * words
        file.write_text(
            json.dumps({"id": "1", "messages": [{"role": r, "text": said} for r in ("customer", "agent")]})
        )
        began = time.process_time()
        list(read_records(read_file(file), refused=lambda refusal: None))
        return time.process_time() - began

    seconds(10)
    assert seconds(16000) < 9 * seconds(4000), "four times the text, sixteen times the work"
