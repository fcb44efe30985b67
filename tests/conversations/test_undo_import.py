"""Taking an import back: as if it had never been."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.conversations import reading
from goldenthread.conversations.actions.import_conversations import carry_on, start_import
from goldenthread.conversations.actions.undo_import import CannotUndo, undo_import
from goldenthread.conversations.models import Conversation, ImportRun
from goldenthread.conversations.search import matching
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import Membership, Person, Team
from tests.conversations.importing import NOW, bring_in, chat, to_the_byte, told, write

pytestmark = pytest.mark.django_db


def undo(run: ImportRun) -> None:
    undo_import(run_id=run.pk, by=None, at=NOW)


def test_undo_brings_the_database_back_to_the_byte(fernhill, tmp_path: Path) -> None:
    event = {"after": 0, "text": "looked up", "name": "order"}
    bring_in(
        write(
            tmp_path / "a.jsonl",
            chat(1, "Where is it?", "On its way.", "Thanks", tags=["tents", "late"], events=[event]),
            chat(2, by=cast.LUIS, team=cast.ORDERS),
        )
    )
    before = to_the_byte()
    run = bring_in(
        write(
            tmp_path / "b.jsonl",
            chat(
                1,
                "Where is it?",
                "note: lost",
                "No!",
                "Hm",
                "On its way.",
                by=cast.BEN,
                tags=["lost"],
                team="New",
            ),
            chat(2, "Short", by=cast.LUIS, subject="Now with one", status="open"),
            chat(3, by=cast.ZOE, team="Newer", csat={"answer": "bad", "about": "zoe"}),
        )
    )
    assert to_the_byte() != before
    undo(run)
    assert to_the_byte() == before
    assert Conversation.objects.filter(matching("lost")).count() == 0
    assert AuditEntry.objects.filter(act="undo_import", subject_id=run.pk).count() == 1
    with pytest.raises(CannotUndo):
        undo(run)


def test_undoing_an_older_import_leaves_what_the_later_one_alone_would_have_brought(tmp_path: Path) -> None:
    first = write(tmp_path / "a.jsonl", chat(1, "Hello", team="Tents"), chat(2, by=cast.LUIS))
    second = write(tmp_path / "b.jsonl", chat(1, "Hello", "Hello you", team="Tents"), chat(3, by=cast.ZOE))
    nothing = to_the_byte()
    alone = bring_in(second)
    expected = told()
    undo(alone)
    assert to_the_byte() == nothing
    older, later = bring_in(first), bring_in(second)
    undo(older)
    assert told() == expected
    undo(later)
    assert to_the_byte() == nothing


def test_undoing_the_middle_of_three_versions_leaves_the_chain_whole(tmp_path: Path) -> None:
    versions = [("One",), ("One", "Two"), ("One", "Two", "Three")]
    bring_in(write(tmp_path / "0.jsonl", chat(1, *versions[0])))
    before = to_the_byte()
    middle, last = (bring_in(write(tmp_path / f"{n}.jsonl", chat(1, *versions[n]))) for n in (1, 2))
    undo(middle)
    assert Conversation.objects.get().message_count == 3
    undo(last)
    assert to_the_byte() == before


def test_whoever_got_work_meanwhile_stays_and_so_does_what_they_are_known_by(tmp_path: Path) -> None:
    run = bring_in(write(tmp_path / "a.jsonl", chat(1, team="Tents"), chat(2, by=cast.LUIS, team="Tents")))
    chad = Person.objects.get(name=cast.CHAD.name)
    Membership.objects.create(person=chad, team=Team.objects.get(), role="lead", since=NOW)
    undo(run)
    assert list(Person.objects.all()) == [chad]
    assert chad.identities.count() == 2
    again = bring_in(write(tmp_path / "b.jsonl", chat(1, team="Tents")))
    assert again.people_added == 0


def test_an_unfinished_import_can_be_taken_back_and_is_then_over(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(reading, "BATCH_CONVERSATIONS", 6)
    nothing = to_the_byte()
    run = start_import(files=[write(tmp_path / "a.jsonl", *map(chat, range(20)))], by=None, at=NOW)
    carry_on(run=run, clock=lambda: NOW, stop=lambda: True)
    assert 0 < Conversation.objects.count() < 20
    undo(run)
    assert to_the_byte() == nothing
    carry_on(run=run, clock=lambda: NOW)
    assert to_the_byte() == nothing


def test_only_leads_and_heads_take_an_import_back(fernhill, tmp_path: Path) -> None:
    run = bring_in(write(tmp_path / "a.jsonl", chat(1)))
    with pytest.raises(CannotUndo):
        undo_import(run_id=run.pk, by=fernhill.account(cast.CHAD), at=NOW)
    assert Conversation.objects.count() == 1
    with pytest.raises(CannotUndo, match="no import"):
        undo_import(run_id=10_000, by=None, at=NOW)
