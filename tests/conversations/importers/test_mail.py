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
