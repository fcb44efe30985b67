"""Bringing conversations in through the browser's pages: drop, look, import, take back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import expect

from goldenthread.conversations.models import Conversation, ImportRun, Message, Upload
from goldenthread.entrypoints.demo import cast
from tests.browser import Journeys, check_page
from tests.conversations.importing import chat
from tests.fernhill import Fernhill

TOLD = "Write to ana.lopez@example.org or call +44 20 7946 0958."
BAD = '{"id": "c-9", "messages": []}'


def a_file(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("o'neill ⛺.jsonl", "\n".join(lines).encode())


def three_chats() -> list[str]:
    return [json.dumps(chat(number, f"{TOLD} It is {number}.", "Thank you, I will.")) for number in range(3)]


def work() -> None:
    """Do what is queued; here and now, for a worker would close the browser's connection."""
    for queued in DBTaskResult.objects.ready():
        queued.task.call(*queued.args_kwargs["args"], **queued.args_kwargs["kwargs"])
        queued.delete()


def dropped(browser: Client, *lines: str) -> str:
    answer = browser.post("/imports/new/", {"files": [a_file(*lines)]})
    assert answer.status_code == 302
    return str(answer["Location"])


@pytest.mark.django_db(transaction=True)
def test_a_dropped_file_is_shown_redacted_before_anything_is_stored(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.PRIYA)
    page = browser.get(dropped(browser, *three_chats(), BAD)).content.decode()
    assert "[mail]" in page
    assert "ana.lopez" not in page
    assert "7946" not in page
    assert "Row 4" in page
    assert cast.CHAD.name in page
    assert not Conversation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_import_runs_in_the_worker_and_leaves_no_file_behind(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.PRIYA)
    address = dropped(browser, *three_chats(), BAD)
    folder = Upload.objects.get().folder
    answer = browser.post(f"{address}import/", {"team": cast.ORDERS})
    page = browser.get(answer["Location"]).content.decode()
    assert "Coming in" in page
    assert "It begins in a moment" in page
    work()
    page = browser.get(answer["Location"]).content.decode()
    assert "3 conversations came in" in page
    assert not Upload.objects.exists()
    assert not any(folder.rglob("*.jsonl"))
    assert not Message.objects.filter(text__contains="ana.lopez").exists()
    refused = b"".join(browser.get(f"{answer['Location']}refused.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert re.search(r"jsonl,4,\w+,", refused)


@pytest.mark.django_db(transaction=True)
def test_a_whole_import_is_taken_back_and_says_so(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.PRIYA)
    run = browser.post(f"{dropped(browser, *three_chats())}import/")["Location"]
    work()
    assert "3 conversations" in browser.get(f"{run}undo/").content.decode()
    assert Conversation.objects.count() == 3
    browser.post(f"{run}undo/")
    assert Conversation.objects.count() == 0
    assert "Taken back" in browser.get(run).content.decode()
    assert browser.get(f"{run}undo/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_an_unusable_file_says_why_and_cannot_be_imported(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.PRIYA)
    address = dropped(browser, "\x00\x01\x02 not a conversation")
    page = browser.get(address).content.decode()
    assert "no format that we know" in page or "cannot be" in page
    assert browser.post(f"{address}import/")["Location"] == address
    assert not ImportRun.objects.exists()


@pytest.mark.django_db
def test_a_name_from_outside_stays_inside_the_uploads(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.PRIYA)
    file = SimpleUploadedFile("..%2f..%2fetc/pass wd\\..\\.secret", three_chats()[0].encode())
    browser.post("/imports/new/", {"files": [file]})
    upload = Upload.objects.get()
    assert [path.parent.parent for _, path in upload.files()] == [upload.folder]
    assert len(list(upload.folder.rglob("*"))) == 2


@pytest.mark.django_db
def test_a_column_can_be_named_when_the_guess_is_wrong(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.PRIYA)
    rows = ["Fall,Wer,Seite,Was", "1,Ana,customer,Mein Zelt ist kaputt", "1,Chad,agent,Das tut mir leid"]
    file = SimpleUploadedFile("export.csv", "\n".join(rows).encode())
    address = browser.post("/imports/new/", {"files": [file]})["Location"]
    mapping = {"map-conversation": "Fall", "map-author": "Wer", "map-role": "Seite", "map-text": "Was"}
    page = browser.get(address, {"format": "messages-csv", "timezone": "UTC", **mapping}).content.decode()
    assert "Mein Zelt ist kaputt" in page
    assert "<option selected>Was</option>" in " ".join(page.split())


@pytest.mark.django_db
def test_a_table_in_words_of_its_own_is_a_table_and_asks_which_column_is_which(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.PRIYA)
    rows = ["Case,Who,Which,Words", "1,Ana,them,My tent is torn.", "1,Chad,us,I am sorry.", "2,Per,them,Hi."]
    file = SimpleUploadedFile("export.csv", "\n".join(rows).encode())
    page = browser.get(browser.post("/imports/new/", {"files": [file]})["Location"]).content.decode()
    assert "Which column is which" in page
    assert "<option >Words</option>" in " ".join(page.split())
    assert "Pasted transcript" not in page.split("Change a guess")[0]


@pytest.mark.browser
def test_a_lead_pastes_a_chat_and_sees_it_come_in(journeys: Journeys) -> None:
    page = journeys.page(cast.PRIYA, path="/imports/")
    page.get_by_role("link", name="Bring conversations in").click()
    page.get_by_label("Or paste a conversation").fill(
        "Ana (14:02): My order never came, I am at ana@example.org\nChad (14:03): I am sorry. Let me look."
    )
    page.get_by_role("button", name="Look at what would come in").click()
    page.get_by_text("[mail]").first.wait_for()
    page.get_by_label("Team").fill(cast.ORDERS)
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_text("Coming in").wait_for()
    work()
    page.get_by_role("heading", name="1 conversation came in").wait_for()
    page.get_by_role("link", name="Read them").click()
    page.get_by_text("My order never came").first.wait_for()


@pytest.mark.browser
def test_naming_a_column_shows_at_once_what_would_come_in(journeys: Journeys, tmp_path: Path) -> None:
    rows = [
        "Case,Who,Side,Words",
        "1,Ana,customer,My tent is torn.",
        "1,Chad,agent,I am sorry.",
        "2,Per,customer,Hi.",
    ]
    file = tmp_path / "export.csv"
    file.write_text("\n".join(rows))
    page = journeys.page(cast.PRIYA, path="/imports/new/")
    page.get_by_label("Drop files here").set_input_files(file)
    page.get_by_role("button", name="Look at what would come in").click()
    expect(page.get_by_role("button", name="Import", exact=True)).to_be_disabled()
    page.get_by_label("What was written").select_option("Words")
    expect(page.get_by_text("My tent is torn.")).to_be_visible()
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", name="Coming in")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="2 conversations came in")).to_be_visible()


@pytest.mark.browser
def test_the_import_pages_read_well(journeys: Journeys, tmp_path: Path) -> None:
    browser = journeys.fernhill.browser(cast.PRIYA)
    preview = dropped(browser, *three_chats(), BAD)
    check_page(journeys, cast.PRIYA, "/imports/new/", name="import-new")
    check_page(journeys, cast.PRIYA, preview, name="import-preview")
    run = browser.post(f"{preview}import/")["Location"]
    work()
    check_page(journeys, cast.PRIYA, run, name="import-run")
    check_page(journeys, cast.PRIYA, f"{run}undo/", name="import-undo")
    check_page(journeys, cast.PRIYA, "/imports/", name="imports")


@pytest.mark.django_db
def test_whoever_was_taken_for_one_of_ours_can_be_made_a_customer(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.PRIYA)
    rows = ["ticket id,from,text", "1,Ann,Where is it?", "1,Ben,I am her husband. Where is it?"]
    file = SimpleUploadedFile("export.csv", "\n".join(rows).encode())
    address = browser.post("/imports/new/", {"files": [file]})["Location"]
    assert "<dd>Ben</dd>" in browser.get(address).content.decode()
    page = browser.get(address, {"customers": "ben", "timezone": "UTC"}).content.decode()
    assert "<dd>Ann · Ben</dd>" in page
