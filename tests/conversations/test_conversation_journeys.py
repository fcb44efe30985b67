"""Reading conversations in a real browser."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from goldenthread.conversations.models import Event, SavedView
from goldenthread.entrypoints.demo import cast
from tests.browser import PHONE, Journeys
from tests.conversations.spoken_rows import Said, Shelf

pytestmark = pytest.mark.browser

ATTACK = (
    "<script>window.harmed=1</script><img src=x onerror='window.harmed=1'>"
    "\"'><svg onload=window.harmed=1> {{7*7}} javascript:window.harmed=1 "
    "http://evil.example/\"onmouseover='window.harmed=1' </textarea></title></datalist>"
)


@pytest.fixture
def shelf(journeys: Journeys) -> Shelf:
    shelf = Shelf(journeys.fernhill)
    for number in range(35):
        shelf.put(
            Said(f"Parcel number {number} has not come."), Said("Let me see.", by=cast.CHAD), team=cast.ORDERS
        )
    shelf.put(
        Said("Bonjour, my café stove leaks. What can I do?"),
        Said("Please stop using it.", by=cast.SINEAD),
        team=cast.ORDERS,
        subject="Stove",
        tags=["safety"],
        channel="mail",
    )
    return shelf


def test_search_shows_the_words_found_and_leads_to_the_conversation_and_back(
    journeys: Journeys, shelf: Shelf
) -> None:
    page = journeys.page(cast.CHAD, path="/conversations/")
    expect(page.get_by_role("status")).to_contain_text("36 conversations")
    page.keyboard.press("/")
    page.keyboard.type("stove")
    expect(page.get_by_role("status")).to_contain_text("1 conversation matches")
    expect(page).to_have_url(f"{journeys.address}/conversations/?q=stove")
    expect(page.locator("mark").first).to_have_text("stove")
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page.locator("main a:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stove")
    expect(page.locator("#m0 .said")).to_have_text("Bonjour, my café stove leaks. What can I do?")
    page.keyboard.press("u")
    expect(page).to_have_url(f"{journeys.address}/conversations/?q=stove")


def test_the_older_ones_follow_in_place_and_by_a_plain_link(journeys: Journeys, shelf: Shelf) -> None:
    page = journeys.page(cast.CHAD, path="/conversations/")
    expect(page.locator("[data-row]")).to_have_count(30)
    page.get_by_role("link", name="Older conversations").click()
    expect(page.locator("[data-row]")).to_have_count(36)
    plain = journeys.page(cast.CHAD, path="/conversations/", java_script_enabled=False)
    plain.get_by_role("link", name="Older conversations").click()
    expect(plain.locator("[data-row]")).to_have_count(6)
    expect(plain.get_by_role("link", name="Older conversations")).to_have_count(0)


def test_the_keys_walk_from_conversation_to_conversation(journeys: Journeys, shelf: Shelf) -> None:
    page = journeys.page(cast.CHAD, path="/conversations/?channel=chat")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#m0")).to_contain_text("Parcel number 34")
    page.keyboard.press("j")
    expect(page.locator("#m0")).to_contain_text("Parcel number 33")
    page.keyboard.press("k")
    expect(page.locator("#m0")).to_contain_text("Parcel number 34")
    expect(page.get_by_role("link", name="Newer")).to_have_count(0)


def test_letter_keys_can_be_switched_off(journeys: Journeys, shelf: Shelf) -> None:
    page = journeys.page(cast.CHAD, path="/conversations/")
    page.get_by_text("Keyboard", exact=True).click()
    page.get_by_label("Letter keys on").uncheck()
    page.reload()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")


def test_a_view_is_saved_opened_renamed_removed_and_brought_back(journeys: Journeys, shelf: Shelf) -> None:
    page = journeys.page(cast.CHAD, path="/conversations/")
    page.get_by_label("Channel").select_option("mail")
    expect(page.get_by_role("status")).to_contain_text("1 conversation matches")
    page.get_by_text("Save this view").click()
    page.get_by_label("Name of the view").fill("Mails <b>")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. “Mails <b>” now stands above your list.")).to_be_visible()
    page.get_by_role("link", name="Clear all").click()
    page.get_by_role("link", name="Mails <b>").click()
    expect(page.get_by_role("status")).to_contain_text("1 conversation matches")
    page.get_by_role("link", name="Tidy views").click()
    page.get_by_label("New name of Mails <b>").fill("Mails")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("button", name="Remove Mails").click()
    assert not SavedView.objects.exists()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text(["Saved", "1 conversation"])
    assert SavedView.objects.get().filters == "channel=mail"


def test_filters_work_without_javascript(journeys: Journeys, shelf: Shelf) -> None:
    page = journeys.page(cast.CHAD, path="/conversations/", java_script_enabled=False)
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Tag").fill("safety")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    page.get_by_role("link", name="Drop the filter tagged safety").click()
    expect(page.locator("[data-row]")).to_have_count(30)


def test_filters_fold_away_on_a_phone_and_stand_open_beside_a_wide_list(
    journeys: Journeys, shelf: Shelf
) -> None:
    phone = journeys.page(cast.CHAD, path="/conversations/", width=PHONE)
    expect(phone.get_by_label("Channel")).to_be_hidden()
    wide = journeys.page(cast.CHAD, path="/conversations/")
    expect(wide.get_by_label("Channel")).to_be_visible()


def test_no_match_says_what_to_loosen(journeys: Journeys, shelf: Shelf) -> None:
    page = journeys.page(cast.CHAD, path="/conversations/?q=unicorn&since=2026-10-01")
    expect(page.get_by_text("A longer stretch of time may help.")).to_be_visible()
    page.get_by_role("link", name="Clear all filters").click()
    expect(page.locator("[data-row]")).to_have_count(30)


@pytest.mark.parametrize(
    ("who", "words"),
    [(cast.PRIYA, "Bring conversations in"), (cast.CHAD, "Your lead or head of service can bring them in")],
    ids=["someone who may import is led there", "someone who may not is told whom to ask"],
)
def test_an_empty_house_teaches(journeys: Journeys, who: cast.Member, words: str) -> None:
    page = journeys.page(who, path="/conversations/")
    expect(page.get_by_text(words)).to_be_visible()


def test_a_conversation_reads_in_order_with_notes_apart_and_long_details_folded(journeys: Journeys) -> None:
    details = json.dumps({"looked_up": {"order": 17, "items": ["stove"] * 20}})
    row = Shelf(journeys.fernhill).put(
        Said(
            "My address is [mail], I am [name]. See https://shop.example/a(b)?x=1&y=2.",
            quoted="> On Monday\n> you wrote",
        ),
        Said("Customer sounded worried.", by=cast.CHAD, note=True),
        Said("All is well.", by=cast.CHAD, recording="https://calls.example/1"),
        team=cast.ORDERS,
        events=[
            Event(after=0, name="order look-up", text=details),
            Event(after=-1, name="assigned", text="to Chad"),
        ],
        url="https://desk.example/tickets/9",
        custom={"Product": "Stove"},
        csat_comment="They listened.",
        csat_answer="good",
    )
    page = journeys.page(cast.CHAD, path=f"/conversations/{row.pk}/#m1")
    order = page.locator(".course > li:not(.day)").evaluate_all("all => all.map(li => li.id || 'event')")
    assert order == ["event", "m0", "event", "m1", "m2"]
    assert page.locator("#m0 .said").first.text_content() == row.messages.get(position=0).text
    assert page.locator("#m0 .redacted").all_text_contents() == ["[mail]", "[name]"]
    link = page.locator("#m0 .said a").first
    expect(link).to_have_attribute("href", "https://shop.example/a(b)?x=1&y=2")
    expect(page.get_by_text("you wrote")).to_be_hidden()
    page.get_by_text("Quoted below").click()
    expect(page.get_by_text("you wrote")).to_be_visible()
    expect(page.get_by_text("looked_up")).to_be_hidden()
    expect(page.locator("#m1")).to_contain_text("Note, for colleagues only")
    apart = "id => getComputedStyle(document.getElementById(id)).backgroundColor"
    assert page.evaluate(apart, "m1") != page.evaluate(apart, "m2")
    for name in ("Open in the help desk", "Listen to the recording"):
        assert "noreferrer" in (page.get_by_role("link", name=name).get_attribute("rel") or "")
    expect(page.get_by_text("They listened.")).to_be_visible()


def _harmless(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.harmed") is None
    assert (
        page.locator(
            "main script, main img, main svg, main [onerror], main [onload], main [onmouseover]"
        ).count()
        == 0
    )
    addresses = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert [a for a in addresses if not a.startswith(("/", "#", "?", "http://evil.example/"))] == []


def test_nothing_that_a_customer_or_a_file_wrote_becomes_part_of_the_page(journeys: Journeys) -> None:
    Shelf(journeys.fernhill).put(Said("Before"), team=cast.ORDERS, customer_key="k", subject=ATTACK)
    row = Shelf(journeys.fernhill, iter([99])).put(
        Said(f"harmed {ATTACK}", quoted=ATTACK, recording="javascript:window.harmed=1"),
        Said(ATTACK, by=cast.CHAD, note=True),
        team=cast.ORDERS,
        tags=[ATTACK[:100], "javascript:window.harmed=1"],
        events=[
            Event(after=0, name=ATTACK[:200], text=ATTACK),
            Event(after=0, text=json.dumps({ATTACK: ATTACK})),
        ],
        subject=ATTACK,
        status=ATTACK[:40],
        url="javascript:window.harmed=1",
        custom={ATTACK: ATTACK, "address": "javascript:window.harmed=1"},
        csat_comment=ATTACK,
        csat_answer=ATTACK[:100],
        customer_key="k",
    )
    chad = journeys.fernhill.person(cast.CHAD)
    chad.name = ATTACK[:200]
    chad.save()
    SavedView.objects.create(person=chad, name=ATTACK[:100], filters="q=harmed")
    page = journeys.page(cast.CHAD, path=f"/conversations/{row.pk}/")
    for details in page.locator("details").all():
        details.evaluate("fold => { fold.open = true }")
    _harmless(page)
    assert page.locator("#m0 .said").first.text_content() == f"harmed {ATTACK}"
    expect(page.get_by_role("link", name="Open in the help desk")).to_have_count(0)
    expect(page.get_by_role("link", name="Listen to the recording")).to_have_count(0)
    for path in ("/conversations/", "/conversations/?q=harmed", "/conversations/views/"):
        page.goto(path)
        _harmless(page)
    page.goto("/conversations/")
    page.get_by_label("Search what was written").fill(ATTACK)
    page.get_by_role("button", name="Search").click()
    _harmless(page)


def test_reviews_add_their_parts_to_the_page_and_evidence_waits_until_asked_for(journeys: Journeys) -> None:
    row = Shelf(journeys.fernhill).put(
        Said("Hi"), Said("Hello, how can I help?", by=cast.CHAD), team=cast.ORDERS
    )
    page = journeys.page(cast.CHAD, path=f"/conversations/{row.pk}/")
    expect(page.get_by_role("button", name="Review your own work here")).to_be_visible()
    page.get_by_role("link", name="Show what the engine reads here").click()
    expect(page.get_by_role("link", name="Show what the engine reads here")).to_have_count(0)
    expect(page).to_have_url(f"{journeys.address}/conversations/{row.pk}/")


def test_a_part_that_is_not_there_any_more_leaves_nothing_behind(journeys: Journeys) -> None:
    row = Shelf(journeys.fernhill).put(Said("Hi"), Said("Hello", by=cast.LUIS), team=cast.ORDERS)
    page = journeys.page(cast.CHAD, path=f"/conversations/{row.pk}/")
    page.get_by_role("button", name="Review Luis Ferreira's work here").wait_for()
    row.delete()  # its import was taken back meanwhile
    link = page.get_by_role("link", name="Show what the engine reads here")
    place = page.locator("[data-fragment]").filter(has=link)
    handle = place.element_handle()
    link.click()
    expect(link).to_have_count(0)
    assert handle is not None
    assert handle.inner_text() == ""
