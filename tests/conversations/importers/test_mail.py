"""Mailboxes and folders of mails."""

from pathlib import Path

from goldenthread.entrypoints.demo import cast
from tests.conversations.importers.reading import SAMPLES, records, sample


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


def test_an_answer_without_references_goes_to_its_own_customer_not_to_the_latest_of_the_same_subject(
    tmp_path: Path,
) -> None:
    mails = [
        ("bo@post.example", "support@fernhill.example", "Gift card", "May I use two?"),
        ("ann@post.example", "support@fernhill.example", "Gift card", "Mine is empty."),
        ("bo@post.example", "support@fernhill.example", "Re: Gift card", "Or three?"),
        ("noor@fernhill.example", "ann@post.example", "Re: Gift card", "I have filled it again."),
    ]
    path = tmp_path / "mails.mbox"
    path.write_text(
        "".join(
            f"From {sender} Mon Aug  3 09:0{number}:00 2026\nMessage-ID: <{number}@x.example>\n"
            f"From: {sender}\nTo: {to}\nSubject: {subject}\n"
            f"Date: Mon, 3 Aug 2026 09:0{number}:00 +0000\n\n{text}\n\n"
            for number, (sender, to, subject, text) in enumerate(mails)
        )
    )
    assert [[m.text for m in c.messages] for c in records(path)] == [
        ["May I use two?", "Or three?"],
        ["Mine is empty.", "I have filled it again."],
    ]
