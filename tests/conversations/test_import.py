"""From a file to rows: once, again, newer, older, refused, and who took part."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from goldenthread.conversations.actions import import_conversations as act
from goldenthread.conversations.actions.rehearse_import import rehearse_import
from goldenthread.conversations.happenings import ConversationsImported
from goldenthread.conversations.models import (
    Conversation,
    Handling,
    ImportedFile,
    ImportRun,
    Message,
    RefusedRow,
)
from goldenthread.conversations.reading import Choices
from goldenthread.conversations.records import ConversationRecord
from goldenthread.conversations.search import matching
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import happenings
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import Membership, Person, Team
from tests.conversations.importing import NOW, OPENED, bring_in, chat, counts, to_the_byte, told, write

pytestmark = pytest.mark.django_db


def test_the_open_data_comes_in_whole_and_a_second_time_changes_nothing(open_data: Path) -> None:
    path = open_data / "star" / "open" / "conversations.jsonl.gz"
    run = bring_in(path)
    assert counts(run) == (3647, 0, 0, 0)
    assert counts(run, "messages") == (59778, 0, 0, 0)
    assert Message.objects.count() == 59778
    # 106 agents are named in the file; two of them never wrote a word.
    assert run.people_added == Person.objects.count() == 104
    assert set(Membership.objects.values_list("role", "team__name")) == {("member", "Everyone")}
    assert Membership.objects.count() == 104
    before = to_the_byte()
    again = bring_in(path)
    assert counts(again) == (0, 0, 3647, 0)
    assert counts(again, "messages") == (0, 0, 59778, 0)
    assert again.people_added == 0
    assert to_the_byte() == before


def test_a_newer_version_updates_and_messages_that_stay_keep_their_keys(tmp_path: Path) -> None:
    first = chat(1, "Where is my tent?", "It left today.", updated_at="2026-08-04T08:00:00Z")
    bring_in(write(tmp_path / "a.jsonl", first))
    kept = dict(Message.objects.values_list("text", "pk"))
    number = Conversation.objects.get().pk
    newer = chat(
        1, "Where is my tent?", "note: Carrier asked.", "It left today.", "Thank you!", tags=["late"],
        updated_at="2026-08-05T08:00:00Z",
    )  # fmt: skip
    newer["messages"][0]["sent_at"], newer["messages"][2] = (
        first["messages"][0]["sent_at"],
        first["messages"][1],
    )
    run = bring_in(write(tmp_path / "b.jsonl", newer))
    assert counts(run) == (0, 1, 0, 0)
    assert counts(run, "messages") == (2, 0, 2, 0)
    conversation = Conversation.objects.get()
    assert (conversation.pk, conversation.message_count, conversation.has_notes) == (number, 4, True)
    now = {
        text: (pk, position) for text, pk, position in Message.objects.values_list("text", "pk", "position")
    }
    assert now["Where is my tent?"] == (kept["Where is my tent?"], 0)
    assert now["It left today."] == (kept["It left today."], 2)
    assert [tag.name for tag in conversation.tags.all()] == ["late"]
    assert Conversation.objects.filter(matching("carrier")).exists()


def test_an_edited_message_keeps_its_key(tmp_path: Path) -> None:
    bring_in(write(tmp_path / "a.jsonl", chat(1, "Hi", "It left todya.")))
    before = list(Message.objects.order_by("position").values_list("pk", flat=True))
    run = bring_in(write(tmp_path / "b.jsonl", chat(1, "Hi", "It left today.")))
    assert counts(run, "messages") == (0, 1, 1, 0)
    assert list(Message.objects.order_by("position").values_list("pk", flat=True)) == before
    assert Conversation.objects.filter(matching("todya")).count() == 0


def test_an_older_version_changes_nothing(tmp_path: Path) -> None:
    bring_in(write(tmp_path / "a.jsonl", chat(1, "Hello again", updated_at="2026-08-05T08:00:00Z")))
    before = told()
    run = bring_in(write(tmp_path / "b.jsonl", chat(1, "Hello", updated_at="2026-08-04T08:00:00Z")))
    assert counts(run) == (0, 0, 1, 0)
    assert told() == before


def test_two_versions_in_one_file_end_as_the_newer_one(tmp_path: Path) -> None:
    run = bring_in(write(tmp_path / "a.jsonl", chat(1, "Hello"), chat(2), chat(1, "Hello", "Hello you")))
    assert counts(run) == (2, 1, 0, 0)
    assert Conversation.objects.get(source_id="c-1").message_count == 2


def test_bad_rows_are_refused_and_the_good_beside_them_go_in(tmp_path: Path) -> None:
    bad = chat(2)
    del bad["messages"][1]["text"]
    run = bring_in(write(tmp_path / "mixed.jsonl", chat(1), bad, "{ not json", chat(3)))
    assert counts(run) == (2, 0, 0, 2)
    rows = RefusedRow.objects.values_list("file__name", "row", "field")
    assert list(rows) == [("mixed.jsonl", 2, "messages[1].text"), ("mixed.jsonl", 3, "")]
    assert all(reason.strip() for reason in RefusedRow.objects.values_list("reason", flat=True))


def test_one_unusable_file_does_not_keep_the_good_ones_out(tmp_path: Path) -> None:
    good, empty = write(tmp_path / "good.jsonl", chat(1)), write(tmp_path / "empty.jsonl")
    run = bring_in(good, empty, tmp_path / "missing.jsonl")
    assert counts(run) == (1, 0, 0, 0)
    assert {row.file.name for row in run.refused_rows()} == {"empty.jsonl", "missing.jsonl"}
    with pytest.raises(act.NothingUsable, match=r"empty\.jsonl"):
        bring_in(empty)
    assert ImportRun.objects.count() == 1


def test_names_come_in_as_they_are(tmp_path: Path) -> None:
    files = write(tmp_path / "a.jsonl", chat(1, by=cast.SINEAD), chat(2, by=cast.JONAS))
    bring_in(files)
    assert {str(person) for person in Person.objects.all()} == {"Sinéad O'Neill", "Jonas Weber 🌲"}


def test_staff_are_recognised_by_mail_and_by_id_across_imports(fernhill, tmp_path: Path) -> None:
    people = Person.objects.count()
    with_mail = chat(1, team=cast.ORDERS)
    by_id = chat(2, team=cast.ORDERS)
    by_id["participants"][0] = {"id": "chad", "role": "agent"}
    run = bring_in(write(tmp_path / "a.jsonl", with_mail, by_id))
    assert (run.people_added, Person.objects.count()) == (0, people)
    chad = fernhill.person(cast.CHAD)
    assert set(chad.identities.values_list("source", "key")) == {("mail", cast.CHAD.mail), ("desk", "chad")}
    assert set(Message.objects.filter(role="staff").values_list("author", flat=True)) == {chad.pk}
    assert Handling.objects.filter(person=chad).count() == 2
    assert Team.objects.count() == len(cast.TEAMS)


def test_a_lead_and_a_head_are_not_made_members_as_well(fernhill, tmp_path: Path) -> None:
    before = set(Membership.objects.values_list("pk", flat=True))
    files = write(
        tmp_path / "a.jsonl", chat(1, by=cast.TOM, team=cast.ORDERS), chat(2, by=cast.HEAD, team=cast.ORDERS)
    )
    bring_in(files)
    assert set(Membership.objects.values_list("pk", flat=True)) == before


def test_people_join_the_team_where_they_were_first_seen_since_their_first_day(tmp_path: Path) -> None:
    bring_in(
        write(tmp_path / "a.jsonl", chat(9, team="Billing"), chat(3, team="billing "), chat(5, team="Tents"))
    )
    membership = Membership.objects.get()
    assert (membership.team.name, membership.role) == ("Billing", "member")
    assert membership.since == OPENED + timedelta(days=3)
    assert set(Team.objects.values_list("name", flat=True)) == {"Billing", "Tents"}


def test_customers_become_pseudonyms_and_their_data_leaves_before_anything_is_stored(tmp_path: Path) -> None:
    said = "Write to jo@example.org, my card is 4111 1111 1111 1111."
    one, other = chat(1, said, subject="From jo@example.org"), chat(2)
    for line in (one, other):
        line["participants"][1] |= {"mail": "Jo@Example.org", "name": "Jo Doe"}
    bring_in(write(tmp_path / "a.jsonl", one, other))
    keys = set(Conversation.objects.values_list("customer_key", flat=True))
    assert len(keys) == 1
    assert len(keys.pop()) == 32
    stored = repr(to_the_byte())
    for secret in ("jo@example.org", "Jo Doe", "4111", "cust-1"):
        assert secret.lower() not in stored.lower()


def test_a_refused_row_never_shows_what_the_customer_wrote(tmp_path: Path) -> None:
    run = bring_in(write(tmp_path / "a.jsonl", chat(1), chat(2, opened_at="jo@example.org")))
    assert run.conversations_refused == 1
    assert "jo@example.org" not in RefusedRow.objects.get().reason


def test_the_customers_survey_answer_is_about_the_one_they_named(tmp_path: Path) -> None:
    line = chat(
        1, csat={"answer": "good", "comment": "Chad was kind", "about": "chad"}, assignee={"id": "priya"}
    )
    bring_in(write(tmp_path / "a.jsonl", line))
    conversation = Conversation.objects.get()
    assert (conversation.csat_answer, conversation.csat_comment) == ("good", "Chad was kind")
    assert (str(conversation.csat_about), str(conversation.assignee)) == (cast.CHAD.name, "priya")


def test_text_that_a_database_cannot_hold_is_cleaned_or_refused(tmp_path: Path) -> None:
    run = bring_in(write(tmp_path / "a.jsonl", chat(1, "nul \x00 here"), chat(2, "x" * 3_000_000), chat(3)))
    assert counts(run) == (3, 0, 0, 0)
    assert (
        Message.objects.get(conversation__source_id="c-1", position=0).text == "nul \ufffd here"
    )  # same length: quotes hold


def test_a_rehearsal_foretells_the_import_and_changes_nothing(tmp_path: Path) -> None:
    bring_in(write(tmp_path / "a.jsonl", chat(1), chat(2), chat(3, by=cast.LUIS)))
    files = [
        write(
            tmp_path / "b.jsonl",
            chat(1),
            chat(2, "My tent is torn.", "Oh.", "note: sent"),
            "{ no",
            chat(4, by=cast.ZOE),
        ),
        write(tmp_path / "empty.jsonl"),
    ]
    before = to_the_byte(), ImportRun.objects.count(), AuditEntry.objects.count()
    would = rehearse_import(files=files, choices=Choices())
    assert (to_the_byte(), ImportRun.objects.count(), AuditEntry.objects.count()) == before
    run = bring_in(*files)
    kinds = ("added", "updated", "unchanged", "refused")
    for what in ("conversations", "messages"):
        assert would.counts[what] == dict(zip(kinds, counts(run, what), strict=True))
    assert would.counts["people"] == run.people_added == 1
    assert would.refused_count == run.refused_rows().count() == 2


def test_an_import_is_announced_and_leaves_its_line_in_the_audit(
    fernhill, tmp_path, django_capture_on_commit_callbacks
) -> None:
    heard: list[ConversationsImported] = []
    happenings.listen(ConversationsImported, heard.append)
    by = fernhill.account(cast.PRIYA)
    with django_capture_on_commit_callbacks(execute=True):
        run = act.start_import(files=[write(tmp_path / "a.jsonl", chat(1))], by=by, at=NOW)
        act.carry_on(run=run, clock=lambda: NOW)
    assert heard == [ConversationsImported(run.pk)]
    acts = AuditEntry.objects.filter(subject_id=run.pk, concerns__person_id=fernhill.person(cast.PRIYA).pk)
    assert set(acts.values_list("act", flat=True)) == {"start_import", "finish_import"}


def test_a_member_may_not_import(fernhill, tmp_path: Path) -> None:
    with pytest.raises(act.MayNotImport):
        act.start_import(files=[write(tmp_path / "a.jsonl", chat(1))], by=fernhill.account(cast.CHAD), at=NOW)


def test_what_an_import_stores_depends_on_the_redacted_record_alone(tmp_path: Path) -> None:
    def shout(record: ConversationRecord) -> ConversationRecord:
        for message in record.messages:
            message.text = message.text.upper()
        return record

    path = write(tmp_path / "a.jsonl", chat(1, "Hello", "HELLO"))
    bring_in(path, redact=shout)
    assert set(Message.objects.values_list("text", flat=True)) == {"HELLO"}
    assert json.loads(path.read_text())["messages"][0]["text"] == "Hello"
    assert counts(bring_in(path, redact=shout)) == (0, 0, 1, 0)


def test_an_import_says_how_far_it_is_and_how_long_it_will_take() -> None:
    run = ImportRun.objects.create(started_at=NOW)
    file = {"run": run, "path": "a", "name": "a", "format": "jsonl", "digest": ""}
    ImportedFile.objects.create(**file, size=300, position=100, records_done=50)
    far = run.how_far(at=NOW + timedelta(seconds=100))
    assert (far.conversations, far.percent, far.a_second, far.minutes_left) == (50, 33, 0.5, 4)
    assert run.how_far(at=NOW).percent == 33
