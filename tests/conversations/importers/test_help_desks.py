"""Exports of Zendesk, Intercom and Chatwoot."""

import json
from datetime import UTC, datetime
from pathlib import Path

from goldenthread.conversations.records import Refusal
from goldenthread.entrypoints.demo import cast
from tests.conversations.importers.reading import SAMPLES, Write, read, records, sample


def test_zendesk_keeps_people_that_stand_after_the_tickets() -> None:
    boots, call = sample("zendesk.json")
    assert boots.url == "https://fernhill.zendesk.com/agent/tickets/35436"
    assert (boots.channel, boots.status, boots.team) == ("mail", "solved", cast.PRODUCTS)
    assert boots.closed_at == datetime(2026, 8, 4, 7, 55, tzinfo=UTC)
    assert [m.internal for m in boots.messages] == [False, True, False, False]
    assert "- a new pair\n- your money back" in boots.messages[2].text
    assert boots.messages[3].text == "A new pair, please."
    assert boots.messages[3].quoted.startswith("On Mon, 3 Aug 2026")
    assert boots.assignee is not None
    assert boots.satisfaction is not None
    assert boots.satisfaction.about is not None
    assert boots.assignee.name == cast.GRACE.name
    assert boots.satisfaction.about.name == cast.FATIMA.name
    assert (call.channel, call.satisfaction) == ("phone", None)
    assert call.messages[0].recording_url is not None


def test_zendesk_pages_on_lines_and_files_in_a_folder_come_to_the_same(tmp_path: Path) -> None:
    page = json.loads((SAMPLES / "zendesk.json").read_text())
    people = {key: page[key] for key in ("users", "groups", "organizations")}
    (tmp_path / "lines").write_text(
        json.dumps({"tickets": page["tickets"]}) + "\n" + json.dumps(people) + "\n"
    )
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "1.json").write_text(json.dumps({"tickets": page["tickets"]}))
    (folder / "2.json").write_text(json.dumps(people))
    whole = sample("zendesk.json")
    assert [c.messages for c in records(tmp_path / "lines")] == [c.messages for c in whole]
    assert records(folder) == whole


def test_zendesk_ticket_events_make_conversations_of_comments() -> None:
    (repair,) = sample("zendesk-ticket-events.json")
    assert [m.role for m in repair.messages] == ["customer", "staff"]
    assert repair.closed_at == datetime(2026, 8, 3, 9, 30, tzinfo=UTC)


def test_a_zendesk_ticket_without_words_is_refused_by_its_place(write: Write) -> None:
    path = write(
        '{"tickets": [{"id": 1, "requester_id": 2, "subject": "x"}, {"id": 2, "description": "Help"}]}'
    )
    refusal, good = read(path)
    assert isinstance(refusal, Refusal)
    assert (refusal.row, refusal.field) == (1, "comments")
    assert good.id == "2"


def test_a_bad_time_in_a_comment_is_refused_by_the_place_it_has_in_the_export(write: Write) -> None:
    comments = [
        {"id": n, "author_id": 2, "body": "Hi", "created_at": f"2026-08-03T09:0{n}:00Z"} for n in range(3)
    ]
    comments[1]["created_at"] = "soon"
    (refusal,) = read(write(json.dumps({"tickets": [{"id": 1, "requester_id": 2, "comments": comments}]})))
    assert isinstance(refusal, Refusal)
    assert refusal.field == "comments[1].created_at"


def test_intercom_keeps_notes_bot_rating_and_hand_over() -> None:
    (voucher,) = sample("intercom.json")
    assert [m.role for m in voucher.messages] == ["customer", "bot", "staff", "staff"]
    assert [m.internal for m in voucher.messages] == [False, False, True, False]
    assert [event.name for event in voucher.events] == ["assignment", "close"]
    assert voucher.assignee is not None
    assert voucher.satisfaction is not None
    assert voucher.satisfaction.about is not None
    assert (voucher.assignee.name, voucher.satisfaction.about.name) == (cast.OWEN.name, cast.ZOE.name)
    assert (voucher.satisfaction.answer, voucher.satisfaction.comment) == ("4", "quick")
    assert voucher.team == cast.ACCOUNTS
    assert "215470" in (voucher.url or "")


def test_chatwoot_keeps_private_notes_activities_and_the_survey() -> None:
    (parcel,) = sample("chatwoot.json")
    assert [(m.role, m.internal) for m in parcel.messages] == [
        ("customer", False),
        ("staff", True),
        ("staff", False),
    ]
    assert [event.after for event in parcel.events] == [0, 2]
    assert parcel.url == "https://chat.fernhill.example/app/accounts/3/conversations/412"
    assert parcel.satisfaction is not None
    assert parcel.satisfaction.about is not None
    assert parcel.assignee is not None
    assert (parcel.assignee.name, parcel.satisfaction.about.name) == (cast.CHAD.name, cast.PRIYA.name)
    assert parcel.customer is not None
    assert parcel.customer.key != parcel.assignee.key  # contact 7 is not agent 7


def test_a_page_of_chatwoot_messages_is_put_together(write: Write) -> None:
    whole = json.loads((SAMPLES / "chatwoot.json").read_text())["data"]["payload"][0]
    page = {
        "meta": {"contact": whole["meta"]["sender"]},
        "payload": [{**message, "conversation_id": 412} for message in whole["messages"]],
    }
    (found,) = records(write(json.dumps(page)))
    assert (found.id, [m.text for m in found.messages]) == (
        "412",
        [m.text for m in sample("chatwoot.json")[0].messages],
    )
