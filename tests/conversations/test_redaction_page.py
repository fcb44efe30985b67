"""The page where anyone sees what is taken out, tries it, and those who may switch it."""

import logging

import pytest
from django.db import connection

from goldenthread.conversations.actions.switch_redaction import MayNotSwitchRedaction, switch_redaction
from goldenthread.conversations.models import RedactionSwitch
from goldenthread.conversations.redaction import ALL, Kind
from goldenthread.conversations.redaction_queries import redaction_kinds
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import AuditEntry
from tests.browser import Journeys, check_page
from tests.fernhill import NOW, Fernhill

TEXT = "Ana Ruiz <b>here</b>: 415-555-2671, password: Sunshine99"


def test_a_pasted_text_is_shown_as_it_would_be_stored(fernhill: Fernhill) -> None:
    answer = fernhill.browser(cast.CHAD).post("/redaction/trial/", {"text": TEXT, "name": "Ana Ruiz"})
    page = answer.content.decode()
    assert (
        "<mark>[name]</mark> &lt;b&gt;here&lt;/b&gt;: <mark>[phone]</mark>, password: <mark>[secret]</mark>"
        in page
    )
    assert "no-store" in answer["Cache-Control"]


def test_htmx_gets_only_the_answer(fernhill: Fernhill) -> None:
    answer = fernhill.browser(cast.CHAD).post(
        "/redaction/trial/", {"text": TEXT}, headers={"HX-Request": "true"}
    )
    assert b"<mark>[phone]</mark>" in answer.content
    assert b"<h1>" not in answer.content


def test_a_pasted_text_is_neither_stored_nor_logged(
    fernhill: Fernhill, caplog: pytest.LogCaptureFixture
) -> None:
    browser = fernhill.browser(cast.CHAD)
    with caplog.at_level(logging.DEBUG), connection.execute_wrapper(_no_text):
        browser.post("/redaction/trial/", {"text": TEXT, "name": "Ana Ruiz"})
    assert "Sunshine99" not in caplog.text
    assert "Ruiz" not in caplog.text


def _no_text(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
    assert "Sunshine99" not in f"{sql}{params}"
    return execute(sql, params, many, context)


def test_everything_is_taken_out_until_someone_decides_otherwise(db: None) -> None:
    assert redaction_kinds() == ALL


def test_a_head_lets_a_kind_in_and_takes_it_out_again_with_both_in_the_audit(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.HEAD)
    page = browser.post("/redaction/phone/pause/", follow=True).content.decode()
    assert "decided by Maya Lindqvist" in page
    assert redaction_kinds() == ALL - {Kind.PHONE}
    assert (
        "415-555-2671"
        in browser.post("/redaction/trial/", {"text": TEXT}).content.decode().split('id="stored"')[1]
    )
    browser.post("/redaction/phone/pause/end/")
    assert redaction_kinds() == ALL
    assert list(AuditEntry.objects.filter(act="switch_redaction").values_list("summary", flat=True)) == [
        "Redaction of “phone” switched on.",
        "Redaction of “phone” switched off.",
    ]


@pytest.mark.parametrize("who", [cast.CHAD, cast.PRIYA])
def test_members_and_leads_see_the_switches_but_cannot_turn_them(
    fernhill: Fernhill, who: cast.Member
) -> None:
    browser = fernhill.browser(who)
    assert b"Store as written" not in browser.get("/redaction/").content
    assert browser.post("/redaction/phone/pause/").status_code == 404
    with pytest.raises(MayNotSwitchRedaction):
        switch_redaction(kind=Kind.PHONE, on=False, by=fernhill.account(who), at=NOW)
    assert redaction_kinds() == ALL


def test_switching_off_twice_is_switching_off_once(fernhill: Fernhill) -> None:
    for _ in range(2):
        switch_redaction(kind=Kind.MAIL, on=False, by=fernhill.account(cast.HEAD), at=NOW)
    assert RedactionSwitch.objects.count() == 1
    assert AuditEntry.objects.filter(act="switch_redaction").count() == 1


def test_an_unknown_kind_is_not_found(fernhill: Fernhill) -> None:
    assert fernhill.browser(cast.HEAD).post("/redaction/shoe_size/pause/").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("who", [cast.HEAD, cast.CHAD], ids=lambda who: who.key)
def test_the_page_reads_well(journeys: Journeys, who: cast.Member) -> None:
    check_page(journeys, who, "/redaction/", name=f"redaction-{who.key}")


@pytest.mark.browser
def test_trying_it_needs_no_reload(journeys: Journeys) -> None:
    page = journeys.page(cast.CHAD, path="/redaction/")
    page.get_by_label("Text", exact=True).fill("Call me on 415-555-2671")
    page.get_by_role("button", name="Show what would be stored").click()
    page.get_by_text("Call me on [phone]").wait_for()
    assert page.url.endswith("/redaction/")
