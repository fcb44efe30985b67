"""A record is laid out as rows before it reaches the process that stores; what is laid out loses nothing."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta

from goldenthread.conversations.door import Admitted
from goldenthread.conversations.models import Conversation, Message
from goldenthread.conversations.records import ConversationRecord, EventRecord, MessageRecord, PartyRecord
from goldenthread.conversations.rows import CONVERSATION, MESSAGE, Layout, lay_out
from goldenthread.conversations.versions import as_rows

AT = datetime(2026, 8, 3, 8, 0, tzinfo=UTC)
LATER = AT + timedelta(seconds=1, microseconds=5)


def laid_out() -> Layout:
    """Lay out a contact with Zoë, told once by her address and once by her id, a bot and a note."""
    by_mail = PartyRecord("staff", mail="zoe@fernhill.example")
    by_key = PartyRecord("staff", key="z-1")
    record = ConversationRecord(
        "c-1",
        "desk",
        [
            MessageRecord("My tent is torn.", "customer"),
            MessageRecord("I am sorry.", "staff", by_mail, sent_at=LATER),
            MessageRecord("Second one this week.", "staff", by_key, sent_at=AT, internal=True),
            MessageRecord("We are closed.", "bot", PartyRecord("bot", name="Otto")),
        ],
        row=7,
        events=[EventRecord(0, "Looked the order up.", at=AT, author=by_key)],
        assignee=by_mail,
        custom={"order": "A 4"},
    )
    return lay_out(Admitted(record, "pseudonym", "print"))


def test_two_parties_who_turn_out_to_be_one_person_have_one_part_in_the_conversation() -> None:
    layout = laid_out()
    assert layout.handlings_by([5, 5, None]) == [(5, 1, 1, "2026-08-03 08:00:01.000005")]
    assert [part[:3] for part in layout.handlings_by([5, 6, None])] == [(5, 1, 0), (6, 0, 1)]


def test_a_party_who_is_nobody_of_ours_has_no_part_and_wrote_nothing_that_we_know_of() -> None:
    layout = laid_out()
    assert [part[0] for part in layout.handlings_by([None, 6, None])] == [6]
    assert [message[0] for message in layout.messages_by([None, 6, None])] == [None, None, 6, None]


def test_rows_read_back_as_the_record_told_them() -> None:
    layout = laid_out()
    [head] = as_rows(CONVERSATION, [layout.head_by([5, 6, None], 3)], Conversation)
    assert (head["team_id"], head["assignee_id"], head["csat_about_id"]) == (3, 5, None)
    assert (head["opened_at"], head["closed_at"], head["custom"]) == (LATER, None, {"order": "A 4"})
    told = as_rows(MESSAGE, layout.messages_by([5, 6, None]), Message)
    assert [row["sent_at"] for row in told] == [None, LATER, AT, None]
    assert [row["is_internal"] for row in told] == [False, False, True, False]


def test_a_layout_comes_through_to_another_process_as_it_was() -> None:
    layout = laid_out()
    assert pickle.loads(pickle.dumps(layout)) == layout
