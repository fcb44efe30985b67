"""Whatever is written out in a format is read back as it was."""

import mailbox
import string
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goldenthread.entrypoints.demo import cast
from tests.conversations.importers.reading import records

WORDS = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " ,;.!?'äöüßéñ€🌲中文\"|\t"),
    min_size=1,
    max_size=60,
)
LINES = st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=3).map("\n".join)
TALK = st.lists(LINES, min_size=1, max_size=6)
START = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
AGAIN = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


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
