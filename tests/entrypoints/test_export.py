"""An export is whole, can be read again, and holds no draft and no number about a person."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.operations.exporting.folder import CannotExport, export_to
from goldenthread.reviews.actions.begin_review import begin_review
from goldenthread.reviews.actions.drafting import answer_behaviour, keep_words, quote_words
from goldenthread.reviews.actions.hand_over import hand_over
from tests.conversations.importing import chat, write
from tests.entrypoints.house import House
from tests.fernhill import NOW, Fernhill
from tests.reviews.work import talk


@pytest.fixture
def houses(tmp_path: Path) -> Iterator[tuple[House, House]]:
    pair = House(tmp_path / "one"), House(tmp_path / "two")
    yield pair
    for house in pair:
        house.close()


def _told(folder: Path) -> str:
    # A pseudonym is made with each installation's own secret.
    return re.sub(r"customer-[0-9a-f]+", "customer", (folder / "conversations.jsonl").read_text())


def test_exported_conversations_are_imported_to_the_same(houses: tuple[House, House], tmp_path: Path) -> None:
    one, two = houses
    more = {"tags": ["torn"], "custom": {"Size": "ü"}, "csat": {"answer": "4", "comment": "fine", "about": cast.CHAD.key},
            "events": [{"after": 0, "name": "look-up", "text": "order opened"}], "url": "https://desk.example/1", "subject": "Tent"}  # fmt: skip
    one.run(
        "import",
        write(tmp_path / "first.jsonl", *(chat(n, "Zelt?", "yes", "note: hm", **more) for n in range(9))),
    )
    one.run("export", tmp_path / "export")
    two.run("import", tmp_path / "export" / "conversations.jsonl")
    two.run("export", tmp_path / "again")
    assert _told(tmp_path / "export") == _told(tmp_path / "again")
    assert _told(tmp_path / "export").count("\n") == 9


def _sheet(folder: Path, name: str) -> list[list[str]]:
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


def _review(fernhill: Fernhill, about: cast.Member, *, handed: bool, words: str) -> None:
    by = fernhill.viewer(cast.PRIYA)
    conversation = talk(fernhill, about, at=NOW)
    review = begin_review(conversation=conversation.pk, about=fernhill.person(about).pk, by=by, at=NOW)
    answer_behaviour(review=review.pk, behaviour="connection", mark="shown", by=by, at=NOW)
    first = conversation.messages.get(position=1)
    quote_words(
        review=review.pk, behaviour="connection", message=first.pk, words=first.text[:12], by=by, at=NOW
    )
    keep_words(review=review.pk, field="what_worked", words=words, before=None, by=by, at=NOW)
    if handed:
        hand_over(review=review.pk, by=by, at=NOW)


def test_reviews_are_exported_once_handed_over_and_drafts_never(fernhill: Fernhill, tmp_path: Path) -> None:
    _review(fernhill, cast.CHAD, handed=True, words="=You met her worry first.")
    _review(fernhill, cast.AIKO, handed=False, words="Not said yet.")
    told = export_to(tmp_path / "export", at=NOW)
    reviews = _sheet(tmp_path / "export", "reviews.csv")
    assert [row[2] for row in reviews] == ["Chad Brennan"]
    assert "'=You met her worry first." in reviews[0]  # no spreadsheet runs it
    assert [row[1:3] for row in _sheet(tmp_path / "export", "observations.csv")] == [["connection", "shown"]]
    assert len(_sheet(tmp_path / "export", "quotes.csv")) == 1
    everything = "".join(path.read_text() for path in (tmp_path / "export").iterdir())
    assert "Not said yet." not in everything
    assert all(f"`{name}`" in (tmp_path / "export" / "README.md").read_text() for name in told)


def test_no_column_about_a_person_is_a_score(fernhill: Fernhill, tmp_path: Path) -> None:
    _review(fernhill, cast.CHAD, handed=True, words="You met her worry first.")
    export_to(tmp_path / "export", at=NOW)
    for path in (tmp_path / "export").glob("*.csv"):
        head = path.read_text().splitlines()[0].lower()
        assert not re.search(r"score|grade|rating|rank|percent|average|\bcount\b|points", head), path.name


def test_an_export_replaces_nothing_and_leaves_no_half_of_itself(fernhill: Fernhill, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(CannotExport, match="not empty"):
        export_to(tmp_path / "full", at=NOW)

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    talk(fernhill, cast.CHAD)
    with pytest.raises(KeyboardInterrupt):
        export_to(tmp_path / "half", at=NOW, progress=stop)
    assert {path.name for path in tmp_path.iterdir()} == {"full"}
