"""Tables of messages and of conversations, as CSV or as a sheet."""

from datetime import UTC, datetime

import pytest

from goldenthread.conversations.importers.contract import UnusableFile
from goldenthread.conversations.importers.registry import guess_mapping
from goldenthread.conversations.records import ConversationRecord, Refusal
from goldenthread.entrypoints.demo import cast
from tests.conversations.importers.reading import SAMPLES, Write, read, records, sample


def test_a_table_of_messages_keeps_every_field() -> None:
    first, second = sample("messages.csv")
    assert (first.id, first.subject, first.team, first.row) == ("T-77", "Falsche Größe", cast.ORDERS, 2)
    assert [m.role for m in first.messages] == ["customer", "staff", "staff", "staff"]
    assert [m.internal for m in first.messages] == [False, False, True, False]
    assert first.messages[0].text == 'Guten Tag,\nmeine Jacke kam in Größe "L" statt M.'
    assert first.customer is not None
    assert first.customer.mail == "yusuf@post.example"
    assert first.custom == {"Order number": "FH-20977"}
    assert second.satisfaction is not None
    assert second.messages[1].sent_at == datetime(2026, 8, 13, 9, 2, tzinfo=UTC)


def test_the_survey_is_about_whoever_wrote_and_not_the_assignee() -> None:
    answered = sample("messages.csv")[0]
    assert answered.assignee is not None
    assert answered.satisfaction is not None
    assert answered.satisfaction.about is not None
    assert answered.assignee.name == cast.LUIS.name
    assert answered.satisfaction.about.name == cast.SINEAD.name


def test_a_message_without_text_is_refused_alone(write: Write) -> None:
    path = write(
        "ticket id,from,role,text\n1,Ann,customer,Hello\n1,Ann,customer,\n1,Ben,agent,Hi\n2,Cy,customer,\n"
    )
    found = read(path)
    kept = [one for one in found if isinstance(one, ConversationRecord)]
    assert [[m.text for m in c.messages] for c in kept] == [["Hello", "Hi"]]
    refused = [(r.row, r.field, r.what) for r in found if isinstance(r, Refusal)]
    assert refused == [(3, "text", "message"), (5, "text", "message"), (5, "text", "conversation")]


def test_rows_of_a_conversation_need_not_stand_together(write: Write) -> None:
    rows = [f"{row % 7},2026-08-03T10:{row // 7:02d}:00Z,Ann,message {row}" for row in range(70)]
    apart = records(write("ticket id,time,from,text\n" + "\n".join(rows)))
    together = records(write("ticket id,time,from,text\n" + "\n".join(sorted(rows, key=lambda r: r[0]))))
    assert [c.id for c in apart] == list("0123456")
    assert [[m.text for m in c.messages] for c in apart] == [[m.text for m in c.messages] for c in together]


def test_the_newest_first_is_turned_round(write: Write) -> None:
    path = write(
        "ticket id,time,from,text\n1,2026-08-03 10:05,Ben,third\n1,2026-08-03 10:00,Ben,second\n"
        "1,2026-08-03 10:00,Ann,first\n"
    )
    assert [m.text for m in records(path)[0].messages] == ["first", "second", "third"]


def test_a_byte_that_fits_no_letter_refuses_its_row_alone(write: Write) -> None:
    rows = "".join(f"{number},Ann,Grüße {number}\n" for number in range(50))
    content = f"ticket id,from,text\n{rows}".encode() + b"x,Ann,caf\xe9\n" + "y,Ann,Käse\n".encode()
    found = read(write(content))
    (refusal,) = [one for one in found if isinstance(one, Refusal)]
    assert (refusal.row, refusal.what) == (52, "message")
    assert "encoding" in refusal.reason
    assert len(found) == 52


def test_a_quote_that_is_never_closed_costs_its_row_and_no_other(write: Write) -> None:
    path = write('ticket id,from,text\n1,Ann,Hello\n2,Ann,"never closed\n3,Ann,Hi\n4,Ann,Hey\n')
    found = read(path)
    assert [one.id for one in found if isinstance(one, ConversationRecord)] == ["1", "3", "4"]
    (refusal,) = [one for one in found if isinstance(one, Refusal)]
    assert refusal.row == 3
    assert "quote" in refusal.reason


def test_a_row_with_too_many_cells_says_so(write: Write) -> None:
    found = read(write("ticket id,from,text\n1,Ann,Hello\n2,Ann,Yes, please\n"))
    assert isinstance(found[0], Refusal)
    assert "4 columns, the head has 3" in found[0].reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found_and_a_sep_line_passed_over(write: Write, delimiter: str) -> None:
    rows = [["ticket id", "from", "text"], ["1", "Ann", "a, b; c"], ["1", "Ben", "Hi"]]
    lines = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert records(write(lines))[0].messages[0].text == "a, b; c"
    assert records(write(f"sep={delimiter}\n{lines}"))[0].messages[0].text == "a, b; c"


def test_a_mapping_settles_the_columns_and_names_what_is_wrong(write: Write) -> None:
    path = write("nr,wer,was\n1,Ann,Hallo\n1,Ben,Hi\n")
    chosen = {"conversation": "nr", "author": "wer", "text": "was"}
    assert [m.text for m in records(path, "messages-csv", mapping=chosen)[0].messages] == ["Hallo", "Hi"]
    with pytest.raises(UnusableFile, match="--map conversation=COLUMN; its columns: nr, wer, was"):
        read(path, "messages-csv")
    with pytest.raises(UnusableFile, match="no column called Body"):
        read(path, "messages-csv", mapping=chosen | {"text": "Body"})
    with pytest.raises(UnusableFile, match="no field called txt"):
        read(path, "messages-csv", mapping={"txt": "was"})


def test_the_guess_shows_columns_fields_and_what_is_missing(write: Write) -> None:
    guess = guess_mapping(SAMPLES / "messages.csv")
    assert guess is not None
    assert guess.mapping["text"] == "Message"
    assert guess.mapping["conversation"] == "Ticket ID"
    assert guess.missing == ()
    assert "Order number" in guess.columns
    lacking = guess_mapping(write("nr,body\n1,Hi\n"), "messages-csv")
    assert lacking is not None
    assert lacking.missing == ("conversation",)
    assert guess_mapping(SAMPLES / "messages.xlsx") is not None
    assert guess_mapping(SAMPLES / "zendesk.json") is None


def test_without_a_role_the_mail_domain_of_most_conversations_is_ours(write: Write) -> None:
    path = write(
        "ticket id,email,text\n1,a@x.example,Hi\n1,ben@fernhill.example,Hello\n"
        "2,b@y.example,Hi\n2,grace@fernhill.example,Hello\n"
        "3,chad@fernhill.example,We call you\n3,c@z.example,Yes\n"
    )
    assert [[m.role for m in c.messages] for c in records(path)] == [
        ["customer", "staff"],
        ["customer", "staff"],
        ["staff", "customer"],
    ]


def test_what_the_person_says_about_staff_wins(write: Write) -> None:
    path = write("ticket id,from,text\n1,Ann,Hi\n1,Ben,Hello\n")
    assert [m.role for m in records(path)[0].messages] == ["customer", "staff"]
    assert [m.role for m in records(path, staff=frozenset(["ann"]))[0].messages] == ["staff", "customer"]
    both = {"staff": frozenset(["ann", "ben"]), "customers": frozenset(["Ben "])}
    assert [m.role for m in records(path, **both)[0].messages] == ["staff", "customer"]


def test_a_workbook_is_read_past_its_cover_sheet() -> None:
    first, second = sample("messages.xlsx")
    assert (first.id, first.tags, second.id) == ("9001", ["jacket", "rain"], "9002")
    assert first.messages[1].text == "It is, up to 20,000 mm.\nThe seams are taped, too."
    assert first.messages[2].internal


def test_a_table_of_conversations_parts_its_transcripts() -> None:
    first, second = sample("conversations.csv")
    assert [(m.role, m.author.name) for m in first.messages if m.author] == [
        ("customer", "Sam Doyle"),
        ("staff", cast.AIKO.name),
        ("customer", "Sam Doyle"),
    ]
    assert first.messages[1].sent_at == datetime(2026, 8, 5, 10, 2, tzinfo=UTC)
    assert first.satisfaction is not None
    assert len(second.messages) == 3
