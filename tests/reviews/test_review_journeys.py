"""A review in a real browser: by keyboard, by touch, in two windows, and when the session ends."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from goldenthread.entrypoints.demo import cast
from goldenthread.reviews.actions import drafting
from goldenthread.reviews.models import Answer, DraftNote, EarlierWords, HandOver, Quote, Review, WorkOn
from tests.browser import PHONE, Journeys
from tests.reviews.test_reviewing import begun, handed_over
from tests.reviews.work import let_the_engine_read, talk

pytestmark = pytest.mark.browser
EXPIRED = re.compile("you were signed out")


@dataclass
class Keyboard:
    """Presses keys and counts them; the words of the note are writing, not keystrokes."""

    page: Page
    pressed: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def select(page: Page, message: int, words: str) -> None:
    """Select words of a message, as a mouse or a finger does."""
    page.evaluate(
        """([message, words]) => {
            const node = document.querySelector(`#m${message} [data-text]`).firstChild;
            const at = node.data.indexOf(words);
            document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
        }""",
        [message, words],
    )


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))


def drawer_empties(page: Page) -> None:
    """Wait until nothing unsaved lies in the browser (the pages' policy forbids a waiting script)."""
    for _ in range(50):
        if page.evaluate("localStorage.length") == 0:
            return
        page.wait_for_timeout(100)
    raise AssertionError("something unsaved is left in the browser")


def test_priya_reviews_chad_with_fewer_than_forty_keystrokes_and_he_thanks_her(journeys: Journeys) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    let_the_engine_read(review.conversation)
    page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
    keys = Keyboard(page)
    marks = ["c", "p", "x", "c", "c", "g", "c"]
    meant = ["shown", "partly", "cannot_tell", "shown", "shown", "grow", "shown"]
    for number, (mark, name) in enumerate(zip(marks, meant, strict=True), 1):
        keys.press(str(number), mark)
        expect(page.locator(f".behaviour[data-number='{number}'] input[value={name}]")).to_be_checked()
        expect(page.locator(".htmx-request")).to_have_count(0)  # SQLite in memory knows no waiting
    keys.press("1")
    select(page, 1, "how much you looked forward to this tent. 🌲")
    keys.press("e")
    expect(page.locator("#b-connection .quote-kept")).to_have_count(1)
    keys.press("7", "j", "j", "j", "j", "j", "e")
    expect(page.locator("#b-notes .quote-kept")).to_contain_text("replacement sent by courier")
    keys.press("1", "h")
    expect(page.locator("#b-connection .engine")).to_contain_text("clearly shown")
    keys.press("a")
    expect(page.locator("#b-connection .engine")).to_contain_text("Quoted above.")
    expect(page.locator("#b-connection .quote-kept")).to_have_count(2)
    keys.press("w")
    page.keyboard.type("You told her when, and kept the promise small enough to keep.")
    saved(page)
    keys.press("Escape", "?")
    expect(page.locator("#keys")).to_have_attribute("open", "")
    keys.press("Control+Enter")
    expect(page.locator("h1")).to_have_text("Your words to Chad Brennan")
    assert keys.pressed < 40
    assert Answer.objects.filter(review=review, blind=True).count() == 7
    assert Quote.objects.filter(answer__review=review, text__endswith="this tent. 🌲").exists()

    chad = journeys.page(cast.CHAD)
    chad.get_by_role("link", name="Priya Raman left you words").click()
    expect(chad.locator("blockquote").first).to_have_text("Thank you for writing to us")
    expect(chad.locator("blockquote").nth(1)).to_contain_text("looked forward to this tent")
    chad.get_by_role("button", name="Thank you").click()
    expect(chad.locator("#answers")).to_contain_text("Chad Brennan says thank you.")


def test_chad_reviews_priya_and_she_finds_nothing_to_delete_or_hide_it_with(journeys: Journeys) -> None:
    conversation = talk(journeys.fernhill, cast.PRIYA)
    page = journeys.page(cast.CHAD, path=f"/reviews/for/{conversation.pk}/")
    page.get_by_role("button", name="Review Priya Raman's work here").click()
    expect(page.locator("h1")).to_have_text("You review Priya Raman, who leads")
    page.wait_for_load_state()
    page.keyboard.press("4")
    page.keyboard.press("c")
    expect(page.locator("#b-accuracy input[value=shown]")).to_be_checked()
    page.get_by_label("Communicates the message effectively", exact=True).check()
    expect(page.locator(".htmx-request")).to_have_count(0)
    assert WorkOn.objects.get().behaviour == "clarity"
    page.locator("#what_worked").fill("The promise had a time.")
    page.get_by_role("button", name="Hand over to Priya Raman").click()
    expect(page.locator("h1")).to_have_text("Your words to Priya Raman")
    priya = journeys.page(cast.PRIYA, path=f"/reviews/{Review.objects.get().pk}/")
    expect(priya.locator("main")).to_contain_text("The promise had a time.")
    expect(priya.locator("main")).to_contain_text("Nobody can change or remove it.")
    buttons = priya.locator("main button").all_inner_texts()
    assert buttons == ["Thank you", "I have read this", "Send"]


def test_chad_reads_his_own_conversation_again_from_the_first_steps(journeys: Journeys) -> None:
    talk(journeys.fernhill, cast.CHAD)
    page = journeys.page(cast.CHAD, path="/welcome/")
    page.get_by_role("button", name="Read this one").click()
    expect(page.locator("h1")).to_have_text("You read your own work again")
    page.wait_for_load_state()
    page.keyboard.press("c")
    saved(page)
    page.locator("#what_worked").fill("I said what happens next.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("Only you can read this page.")


def test_a_quote_can_be_removed_and_brought_back_and_a_behaviour_can_hold_several(journeys: Journeys) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
    for place, words in enumerate(("Thank you for writing", "the right account"), 1):
        select(page, 1, words)
        page.keyboard.press("e")
        expect(page.locator("#b-connection .quote-kept")).to_have_count(place)
    page.get_by_role("button", name="Remove the quote “Thank you for writing”").click()
    expect(page.locator("#b-connection .quote-kept")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#b-connection .quote-kept")).to_have_count(2)


def test_on_a_phone_words_are_quoted_by_selecting_and_tapping(journeys: Journeys) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/", width=PHONE, has_touch=True)
    page.get_by_role("link", name="Standard", exact=True).tap()
    page.wait_for_timeout(300)  # until the jump has come to rest
    page.locator("#b-empowerment-shown").tap()
    expect(page.locator("#b-empowerment input[value=shown]")).to_be_checked()
    select(page, 3, "follow the driver yourself")
    page.get_by_role("button", name="Quote for").tap()
    expect(page.locator("#b-empowerment .quote-kept")).to_contain_text("follow the driver yourself")


def test_two_windows_lose_nothing_that_was_typed(journeys: Journeys) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    first = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
    second = first.context.new_page()
    second.goto(f"/reviews/{review.pk}/")
    first.locator("#what_worked").fill("From the first window.")
    saved(first)
    second.keyboard.press("2")
    second.keyboard.press("p")
    second.locator("#to_person").fill("And this from the second.")
    saved(second)
    expect(second.locator("#to_person_before")).to_have_value("And this from the second.")
    second.locator("#what_worked").fill("The second window's words.")
    expect(second.locator("#earlier")).to_contain_text("From the first window.")
    note = DraftNote.objects.get(review=review)
    assert note.what_worked == "The second window's words."
    assert note.to_person == "And this from the second."
    assert EarlierWords.objects.get(review=review).words == "From the first window."
    assert Answer.objects.get(review=review).mark == "partly"


def test_when_the_session_ends_what_was_typed_stays_and_comes_back(journeys: Journeys) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
    Session.objects.all().delete()
    page.locator("#what_worked").fill("Words typed after the session ended.")
    expect(page.locator("#not-saved")).to_have_text(EXPIRED)
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    page.keyboard.press("g")
    assert page.locator("#what_worked").input_value() == "Words typed after the session ended."
    client = journeys.fernhill.browser(cast.PRIYA)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": journeys.address}]
    )
    page.goto(f"/reviews/{review.pk}/")
    expect(page.locator("#what_worked")).to_have_value("Words typed after the session ended.")
    saved(page)
    expect(page.locator("#b-history input[value=grow]")).to_be_checked()
    drawer_empties(page)
    page.reload()
    expect(page.locator("#what_worked")).to_have_value("Words typed after the session ended.")
    assert DraftNote.objects.get(review=review).what_worked == "Words typed after the session ended."
    assert Answer.objects.get(review=review).mark == "grow"


def test_without_a_connection_the_words_wait_in_the_browser(journeys: Journeys) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
    page.context.set_offline(True)
    page.locator("#to_person").fill("Typed in a tunnel.")
    expect(page.locator("#not-saved")).to_contain_text("there is no connection")
    page.context.set_offline(False)
    saved(page)
    expect(page.locator("#not-saved")).to_be_hidden()
    assert DraftNote.objects.get(review=review).to_person == "Typed in a tunnel."


def test_keys_pressed_faster_than_the_server_answers_all_count(journeys: Journeys) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
    page.context.route("**/answers/**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.press("p")
    page.keyboard.press("e")
    expect(page.locator("#b-connection .quote-kept")).to_have_count(1)
    expect(page.locator("#b-connection-partly")).to_be_checked()
    expect(page.locator(".htmx-request")).to_have_count(0)
    assert Answer.objects.get(review=review).mark == "partly"


def test_a_hand_over_without_what_worked_says_so_and_keeps_the_rest(journeys: Journeys) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
    page.locator("#to_person").fill("Only this.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#note-problem")).to_contain_text("Say first what worked")
    expect(page.locator("#to_person")).to_have_value("Only this.")
    assert not HandOver.objects.exists()


def test_what_was_handed_over_leaves_nothing_in_the_browser(journeys: Journeys) -> None:
    review = handed_over(journeys.fernhill, cast.PRIYA, cast.CHAD)
    page = journeys.page(cast.PRIYA, path="/reviews/")
    page.evaluate(f"localStorage.setItem('goldenthread-review-{review.pk}', '{{}}')")
    page.goto(f"/reviews/{review.pk}/")
    assert page.evaluate("localStorage.length") == 0


def test_a_mark_still_on_its_way_goes_along_with_the_hand_over(
    journeys: Journeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving = drafting.answer_behaviour

    def slowly(**told: Any) -> Answer:
        time.sleep(0.7)
        return saving(**told)

    monkeypatch.setattr(drafting, "answer_behaviour", slowly)
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
    page.get_by_label("What worked").fill("You named the day.")
    page.locator("#b-connection-shown").check()
    page.get_by_role("button", name="Hand over").click()
    expect(page.locator("[data-handed-over]")).to_have_count(1)
