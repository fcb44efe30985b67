"""Transcripts, however somebody copied them."""

from datetime import UTC, datetime

import pytest

from goldenthread.conversations.importers.registry import importer_for
from goldenthread.entrypoints.demo import cast
from tests.conversations.importers.reading import Write, records, sample

VARIANTS = [
    "{who} ({time}): {text}",
    "[{time}] {who}: {text}",
    "{who}: {text}",
    "{time} {who} - {text}",
    "{time} - {who}: {text}",
    "[03/08/2026, {time}:10] {who}: {text}",
    "03/08/2026, {time} - {who}: {text}",
    "{who} [{time}]: {text}",
    "**{who}** ({time}): {text}",
    "{who}, {time}\n{text}\n",
    "({time}) {who}: {text}",
    "{time} | {who}: {text}",
]


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_common_way_of_copying_a_chat_is_read(variant: str, write: Write) -> None:
    said = [
        ("Marta Kowal", "14:05", "Hello, my pole broke.\nNote: on the first night!"),
        (cast.BEN.name, "14:07", "I'm sorry: that should not happen."),
        ("Marta Kowal", "14:09", "Thanks"),
        (cast.BEN.name, "14:10", "Gladly"),
    ]
    text = "\n".join(variant.format(who=who, time=time, text=text) for who, time, text in said)
    path = write(text, "pasted.txt")
    assert importer_for(path).NAME == "transcript"
    (found,) = records(path)
    assert [(m.author.name, m.text) for m in found.messages if m.author] == [
        (who, text) for who, _, text in said
    ]
    assert [m.role for m in found.messages] == ["customer", "staff", "customer", "staff"]
    if "03/08/2026" in variant:
        assert found.messages[1].sent_at is not None
        assert found.messages[1].sent_at.strftime("%d %H:%M") == "03 14:07"


def test_rules_part_conversations_and_headings_describe_them() -> None:
    lost, jacket, pick_up = sample("transcript.txt")
    assert (lost.id, lost.subject, lost.team) == ("TR-9", "Lost parcel", cast.ORDERS)
    assert lost.messages[2].internal
    assert lost.messages[0].sent_at == datetime(2026, 8, 3, 14, 5, tzinfo=UTC)
    assert jacket.messages[1].author is not None
    assert jacket.messages[1].author.name == cast.JONAS.name
    assert [m.role for m in pick_up.messages] == ["customer", "staff"]


def test_what_nobody_says_before_the_first_message_is_kept_as_an_event(write: Write) -> None:
    (found,) = records(write("Visitor from Leeds\n\nAnn (14:05): Hello\nBen (14:06): Hi\n"))
    assert [(event.after, event.text) for event in found.events] == [(-1, "Visitor from Leeds")]


def test_emphasis_in_a_message_is_no_rule(write: Write) -> None:
    (found,) = records(
        write("Ann (14:05): Hello\n**Please hurry**\n-----Original Message-----\nBen (14:06): Hi\n")
    )
    assert found.messages[0].text == "Hello\n**Please hurry**\n-----Original Message-----"
