"""What each format keeps, what it refuses, and in which words."""

import json
import mailbox
import string
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goldenthread.conversations.importers.columns import CONVERSATIONS, MESSAGES
from goldenthread.conversations.importers.contract import BadField, Options, UnusableFile
from goldenthread.conversations.importers.quoting import body_of, fold
from goldenthread.conversations.importers.registry import IMPORTERS, guess_mapping, importer_for, read_file
from goldenthread.conversations.importers.times import DayOrder, Times
from goldenthread.conversations.records import ConversationRecord, Refusal
from goldenthread.entrypoints.demo import cast

SAMPLES = Path(__file__).parents[2] / "docs/import-formats/samples"
AGAIN = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(content: str | bytes, name: str = "export.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to_file


def read(path: Path, format: str | None = None, **options: object) -> list[ConversationRecord | Refusal]:
    return list(read_file(path, format, Options(**options)))  # type: ignore[arg-type]


def records(path: Path, format: str | None = None, **options: object) -> list[ConversationRecord]:
    found = read(path, format, **options)
    assert not [one for one in found if isinstance(one, Refusal)]
    return found  # type: ignore[return-value]


def sample(name: str) -> list[ConversationRecord]:
    return records(SAMPLES / name)


# Times


@pytest.mark.parametrize(
    "written",
    [
        "2026-08-03T14:05:00+02:00",
        "2026-08-03 12:05:00Z",
        "2026-08-03 12:05 UTC",
        "03.08.2026 14:05",
        "3/8/26 2:05 PM",
        "03/08/2026, 14:05:00",
        "2026/08/03 14:05",
        "1785758700",
        "1785758700000",
        1785758700,
        1785758700.0,
        "3. August 2026 um 14:05",
        "le 3 août 2026 à 14:05",
        "3 de agosto de 2026 14:05",
        "Aug 3, 2026 2:05 PM",
        "Mon, 3 Aug 2026 14:05:00 +0200",
        "Monday, August 3, 2026 at 2:05 PM",
        "03 Aug 2026 14:05 CEST",
    ],
)
def test_a_moment_is_read_however_it_is_written(written: object) -> None:
    times = Times(ZoneInfo("Europe/Berlin"))
    assert times.read(written, "sent_at") == datetime(2026, 8, 3, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["yesterday", "14:05", "99/99/2026", "2026-13-45", "12", "soon 5", "9" * 30]
)
def test_what_is_no_moment_is_refused_without_being_repeated(written: str) -> None:
    with pytest.raises(BadField, match="not a date and time") as refused:
        Times(UTC).read(written, "sent_at")
    assert written not in refused.value.reason.replace("2026-08-03T14:05:00Z", "")


@given(st.dates(min_value=datetime(1980, 1, 1).date(), max_value=datetime(2060, 1, 1).date()), st.booleans())
def test_one_telling_date_settles_the_order_for_the_whole_column(day, day_first: bool) -> None:
    order = DayOrder()
    order.see("25/12/2026" if day_first else "12/25/2026")
    written = f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}"
    order.see(written)
    moment = Times.of(Options(), order).read(written, "sent_at")
    assert moment is not None
    assert moment.date() == day


def test_month_first_is_learnt_from_a_late_row(write: Write) -> None:
    path = write("ticket id,time,from,text\n1,03/04/2026 10:00,Ann,Hello\n2,03/25/2026 10:00,Bo,Hi\n")
    assert [m.sent_at.month for c in records(path) for m in c.messages if m.sent_at] == [3, 3]
    assert records(path, day_first=True)[0].messages[0].sent_at == datetime(2026, 4, 3, 10, tzinfo=UTC)


# Bodies


def test_html_becomes_the_text_that_a_person_saw() -> None:
    html = (
        "<html><head><style>p {color: red}</style></head><body><p>Dear&nbsp;Ann,</p><p>One<br>two</p>"
        "<ol><li>first</li><li>second</li></ol><script>steal()</script>"
        '<a href="https://fernhill.example/x">our guide</a>, '
        '<a href="mailto:a@b.example">a@b.example</a></body></html>'
    )
    assert body_of(html).text == (
        "Dear Ann,\n\nOne\ntwo\n\n1. first\n2. second\n\nour guide (https://fernhill.example/x), a@b.example"
    )


@pytest.mark.parametrize("text", ["if a < b and c > d", "I <3 my tent", "use <Ctrl>", "1 > 2", "x<y"])
def test_signs_in_a_text_are_not_taken_for_html(text: str) -> None:
    assert body_of(text) == (text, "")


@pytest.mark.parametrize(
    "tail",
    [
        "On Mon, 3 Aug 2026 at 14:05, Priya Raman <priya@fernhill.example> wrote:\n> Hello\n> Bye",
        "On Mon, 3 Aug 2026 at 14:05, Priya Raman\n<priya@fernhill.example> wrote:\n\nHello",
        "Am 03.08.2026 um 14:05 schrieb Priya Raman:\n> Hallo",
        "Le lun. 3 août 2026 à 14:05, Priya Raman <p@fernhill.example> a écrit :\n> Bonjour",
        "El lun, 3 ago 2026 a las 14:05, Priya (<p@fernhill.example>) escribió:\n> Hola",
        "-----Original Message-----\nFrom: Priya\nHello",
        "-----Ursprüngliche Nachricht-----\nVon: Priya",
        "________________________________\nFrom: Priya\nSent: Monday\nTo: Ann\nSubject: Tent\n\nHello",
        "Von: Priya\nGesendet: Montag\nAn: Ann\nBetreff: Zelt\n\nHallo",
        "> Hello\n> Bye",
    ],
)
def test_a_quoted_tail_is_folded_away(tail: str) -> None:
    assert fold(f"Yes, please.\n\n{tail}") == ("Yes, please.", tail)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I wrote:\nplease cancel",
        "From: the shop\nI bought two",
        "a > b",
        "> all quoted",
        "Costs -- 5 Euro",
    ],
)
def test_what_only_looks_like_a_tail_stays(text: str) -> None:
    assert fold(text) == (text, "")


def test_an_answer_below_the_quotation_is_the_text() -> None:
    assert fold("On 3 Aug 2026, Ann wrote:\n> Do you mend zips?\n\nWe do.").text == "We do."


# JSON lines


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


# Tables, one row a message


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


# Help desks


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


# Mail


def test_a_mailbox_is_threaded_by_references_and_by_subject() -> None:
    bag, card = sample("mailbox.mbox")
    assert bag.subject == "Rücksendung FH-21001"
    assert "zu kurz" not in bag.messages[0].text
    assert "für mich" in bag.messages[0].text
    assert "\nFrom now on I am on holiday." in bag.messages[0].text
    assert [m.role for m in bag.messages] == [m.role for m in card.messages] == ["customer", "staff"]
    assert bag.messages[1].author is not None
    assert bag.messages[1].author.name == cast.SINEAD.name
    assert card.messages[1].text == "Yes, up to five."
    assert card.messages[1].quoted.startswith("-----Original Message-----")


def test_a_folder_of_mails_is_one_mailbox(tmp_path: Path) -> None:
    parts = (SAMPLES / "mailbox.mbox").read_bytes().split(b"\nFrom ")
    for number, part in enumerate(parts):
        mail = part.partition(b"\n")[2].replace(b"\n>From ", b"\nFrom ")
        (tmp_path / f"{number}.eml").write_bytes(mail)
    assert [[m.text for m in c.messages] for c in records(tmp_path)] == [
        [m.text for m in c.messages] for c in sample("mailbox.mbox")
    ]


# Transcripts

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


# Written out and read back

WORDS = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " ,;.!?'äöüßéñ€🌲中文\"|\t"),
    min_size=1,
    max_size=60,
)
LINES = st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=3).map("\n".join)
TALK = st.lists(LINES, min_size=1, max_size=6)
START = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


@AGAIN
@given(talks=st.lists(TALK, min_size=1, max_size=5), delimiter=st.sampled_from(",;\t|"))
@example(talks=[["a,b;c|d\te"]], delimiter=";")
def test_a_table_gives_back_what_was_written(talks: list[list[str]], delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "table"
    rows = [["conversation id", "sent at", "author", "role", "text"]]
    for number, talk in enumerate(talks):
        for place, text in enumerate(talk):
            who, role = ("Ann", "customer") if place % 2 == 0 else (cast.BEN.name, "agent")
            rows.append([f"c{number}", (START + timedelta(minutes=place)).isoformat(), who, role, text])
    quoted = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path.write_text("\r\n".join(quoted), newline="", encoding="utf-8")
    found = records(path)
    assert [c.id for c in found] == [f"c{number}" for number in range(len(talks))]
    assert [[m.text for m in c.messages] for c in found] == talks
    assert all(m.sent_at == START + timedelta(minutes=i) for c in found for i, m in enumerate(c.messages))


@AGAIN
@given(talks=st.lists(TALK, min_size=1, max_size=4))
def test_a_mailbox_gives_back_what_was_written(talks: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.unlink(missing_ok=True)
    box = mailbox.mbox(str(path))
    longest = max(len(talk) for talk in talks)
    for place in range(longest):  # mails of several threads stand mixed, as in a real mailbox
        for number, talk in enumerate(talks):
            if place < len(talk):
                box.add(_mail(number, place, talk[place]))
    box.close()
    found = {c.id: [m.text for m in c.messages] for c in records(path)}
    assert found == {f"{number}.0@post.example": talk for number, talk in enumerate(talks)}


def _mail(number: int, place: int, text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Message-ID"] = f"<{number}.{place}@post.example>"
    if place:
        mail["In-Reply-To"] = f"<{number}.{place - 1}@post.example>"
    mail["Date"] = START + timedelta(minutes=place)
    mail["From"], mail["To"] = f"ann{number}@post.example", "support@fernhill.example"
    mail["Subject"] = f"Größe {number}"
    mail.set_content(text)
    return mail


@AGAIN
@given(talk=TALK)
def test_a_transcript_gives_back_what_was_written(talk: list[str], tmp_path: Path) -> None:
    path = tmp_path / "pasted"
    lines = [
        f"{'Ann' if place % 2 == 0 else 'Ben'} (14:{place:02d}): {text}" for place, text in enumerate(talk)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    (found,) = records(path, "transcript")
    assert [m.text for m in found.messages] == talk


# The papers


def test_the_page_on_formats_names_every_format_field_and_sample() -> None:
    page = (SAMPLES.parents[1] / "import-formats.md").read_text()
    for importer in IMPORTERS:
        assert f"\n| `{importer.NAME}` |" in page
    for field in (*MESSAGES, *CONVERSATIONS):
        assert f"`{field.name}`" in page
    for path in SAMPLES.iterdir():
        assert f"(import-formats/samples/{path.name})" in page
