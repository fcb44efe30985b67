"""Asking the language model from the pages: hints are kept, proposals stay apart, failures are said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import expect

from goldenthread.conversations.models import Conversation
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.insights import jobs
from goldenthread.insights.language_model.setting import LanguageModel
from goldenthread.insights.models import Asking, ModelCall
from goldenthread.reviews.actions.begin_review import begin_review
from goldenthread.reviews.actions.drafting import answer_behaviour
from goldenthread.reviews.actions.draw_week import draw_week
from goldenthread.reviews.models import Answer, EvidenceSeen, Review
from goldenthread.reviews.weeks import week_of
from tests.browser import Journeys, check_page
from tests.fernhill import Fernhill
from tests.insights.model_server import KEY, finds, model_server, sends
from tests.reviews.test_reviewing import begun, eyes
from tests.reviews.work import GREETING, NOTE, let_the_engine_read, talk

NOWHERE = LanguageModel(url="http://127.0.0.1:9/v1", name="little-reader", key=KEY, seconds=5)
WARM = {"behaviour": "connection", "mark": "shown", "message": 1, "quote": GREETING[:41]}
NOTED = {"behaviour": "notes", "mark": "partly", "message": 4, "quote": NOTE}
INVENTED = {"behaviour": "clarity", "mark": "shown", "message": 3, "quote": "As I said, it is very simple."}
MARKED = "Proposed by little-reader, not checked by a person"


def ask(conversation: Conversation) -> str:
    return reverse("reviews:ask", args=[conversation.pk])


def read(browser: Client, conversation: Conversation) -> str:
    return browser.get(reverse("reviews:evidence", args=[conversation.pk])).content.decode()


def answered(conversation: Conversation) -> None:
    """The worker comes round."""
    for asking in Asking.objects.filter(conversation=conversation, ended_at=None):
        jobs.put_question.call(asking.pk, False)


def test_without_a_model_no_page_speaks_of_one(fernhill: Fernhill) -> None:
    review = begun(fernhill, cast.PRIYA, cast.CHAD)
    let_the_engine_read(review.conversation)
    assert "language model" not in read(fernhill.browser(cast.SINEAD), review.conversation)
    browser = fernhill.browser(cast.PRIYA)
    browser.post(reverse("reviews:answer", args=[review.pk, "connection"]), {"mark": "shown"})
    page = browser.post(reverse("reviews:reveal", args=[review.pk, "connection"]), follow=True)
    assert "language model" not in page.content.decode()
    told = browser.post(
        reverse("reviews:ask_in_draft", args=[review.pk, "connection"]), follow=True
    ).content.decode()
    assert "No language model is set up here" in told
    assert not Asking.objects.exists()


def test_a_reader_is_told_where_the_text_goes_asks_and_reads_what_stands_without_javascript(
    fernhill: Fernhill, settings: Any
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    let_the_engine_read(conversation)
    browser = fernhill.browser(cast.SINEAD)
    with model_server(finds(WARM, INVENTED, NOTED)) as served:
        settings.LANGUAGE_MODEL = served.model()
        before = read(browser, conversation)
        assert served.url in before
        assert "Ask the language model" in before
        waiting = browser.post(ask(conversation), follow=True).content.decode()
        assert "was asked" in waiting
        assert "Look again" in waiting
        assert "Ask the language model" not in waiting
        assert browser.get(ask(conversation)).status_code == 302
        answered(conversation)
    page = read(browser, conversation)
    assert MARKED in page
    assert GREETING[:41] in page
    assert NOTE in page
    assert "(note)" in page
    assert "very simple" not in page
    assert "1 more proposal was left out" in page
    assert "Ask again" in page
    assert KEY not in page


def test_asking_and_seeing_are_hints(fernhill: Fernhill, settings: Any) -> None:
    settings.LANGUAGE_MODEL = NOWHERE
    conversation = talk(fernhill, cast.CHAD)
    sinead, aiko = fernhill.person(cast.SINEAD), fernhill.person(cast.AIKO)
    fernhill.browser(cast.SINEAD).post(ask(conversation))
    assert EvidenceSeen.objects.filter(person=sinead, conversation=conversation).count() == 7
    with model_server(finds(WARM)) as served:
        settings.LANGUAGE_MODEL = served.model()
        answered(conversation)
    assert MARKED in read(fernhill.browser(cast.AIKO), conversation)
    assert set(EvidenceSeen.objects.filter(person=aiko).values_list("behaviour", flat=True)) == {"connection"}
    review = begin_review(
        conversation=conversation.pk,
        about=fernhill.person(cast.CHAD).pk,
        by=eyes(fernhill, cast.AIKO),
        at=clock.now(),
    )

    def blind(behaviour: str) -> bool:
        return answer_behaviour(
            review=review.pk, behaviour=behaviour, mark="shown", by=eyes(fernhill, cast.AIKO), at=clock.now()
        ).blind

    assert not blind("connection")
    assert blind("notes")


@pytest.mark.parametrize("why", ["a draft", "the draw"])
def test_proposals_are_kept_back_from_whoever_is_about_to_review(
    fernhill: Fernhill, settings: Any, why: str
) -> None:
    settings.LANGUAGE_MODEL = NOWHERE
    if why == "a draft":
        who, conversation = cast.PRIYA, begun(fernhill, cast.PRIYA, cast.CHAD).conversation
    else:
        talk(fernhill, cast.CHAD, at=clock.now() - timedelta(days=1))
        draw, _ = draw_week(week=week_of(clock.now()), seed=1, by=None, at=clock.now())
        item = draw.items.get(kind="self")
        who, conversation = cast.CHAD, item.conversation
    browser = fernhill.browser(who)
    refused = browser.post(ask(conversation), follow=True).content.decode()
    assert "your eyes come first" in refused
    assert not Asking.objects.exists()
    fernhill.browser(cast.HEAD).post(ask(conversation))
    with model_server(finds(WARM)) as served:
        settings.LANGUAGE_MODEL = served.model()
        answered(conversation)
        assert MARKED not in read(browser, conversation)
        part = browser.get(ask(conversation), headers={"HX-Request": "true"}).content.decode()
        assert GREETING[:41] not in part
    assert not EvidenceSeen.objects.filter(person=fernhill.person(who)).exists()


def test_in_a_draft_one_answers_first_and_sees_the_proposals_of_that_behaviour_alone(
    fernhill: Fernhill, settings: Any
) -> None:
    review = begun(fernhill, cast.PRIYA, cast.CHAD)
    browser = fernhill.browser(cast.PRIYA)
    asking = reverse("reviews:ask_in_draft", args=[review.pk, "connection"])

    def answer(behaviour: str, mark: str) -> Answer:
        browser.post(reverse("reviews:answer", args=[review.pk, behaviour]), {"mark": mark})
        return Answer.objects.get(review=review, behaviour=behaviour)

    with model_server(finds(WARM, NOTED)) as served:
        settings.LANGUAGE_MODEL = served.model()
        assert "Give your own answer first" in browser.post(asking, follow=True).content.decode()
        assert not Asking.objects.exists()
        assert answer("connection", "partly").blind
        browser.post(asking)
        answered(review.conversation)
        page = browser.get(reverse("reviews:review", args=[review.pk])).content.decode()
        assert page.count(MARKED) == 1
        assert f"({'staff'})" in page
        assert page.count("(note)") == 0, "notes has no answer yet"
        assert not answer("connection", "shown").blind
        assert answer("notes", "shown").blind
        page = browser.get(reverse("reviews:review", args=[review.pk])).content.decode()
        assert page.count("(note)") == 0, "answered, but not opened"
        browser.post(reverse("reviews:reveal", args=[review.pk, "notes"]))
        page = browser.get(reverse("reviews:review", args=[review.pk])).content.decode()
        assert page.count("(note)") == 1
    assert len(served.asked) == 1


def test_a_draft_of_someone_else_cannot_be_asked_in(fernhill: Fernhill, settings: Any) -> None:
    settings.LANGUAGE_MODEL = NOWHERE
    review = begun(fernhill, cast.PRIYA, cast.CHAD)
    browser = fernhill.browser(cast.CHAD)
    address = reverse("reviews:ask_in_draft", args=[review.pk, "connection"])
    assert browser.post(address).status_code == 404
    assert browser.get(address).status_code == 404
    for behaviour in ("kindness", "connection"):
        own = begun_again(fernhill)
        address = reverse("reviews:ask_in_draft", args=[own.pk, behaviour])
        assert browser.post(address, headers={"HX-Request": "true"}).status_code in (200, 404)
    assert not Asking.objects.exists()


def begun_again(fernhill: Fernhill) -> Review:
    """Chad's draft about his own work."""
    conversation = Conversation.objects.get()
    chad = fernhill.person(cast.CHAD)
    return begin_review(
        conversation=conversation.pk, about=chad.pk, by=eyes(fernhill, cast.CHAD), at=clock.now()
    )


@pytest.mark.parametrize(
    ("answer", "more", "sentence"),
    [
        (sends(b"nonsense"), {}, "could not be read"),
        (sends(b"{}", status=500), {"seconds": 1}, "too busy"),
        (finds(WARM), {"tokens_a_day": 100}, "No more is asked until tomorrow"),
    ],
)
def test_what_went_wrong_stands_on_the_page_with_a_way_to_ask_again(
    fernhill: Fernhill, settings: Any, answer: Any, more: dict[str, Any], sentence: str
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    browser = fernhill.browser(cast.SINEAD)
    with model_server(answer) as served:
        settings.LANGUAGE_MODEL = served.model(**more)
        browser.post(ask(conversation))
        answered(conversation)
    page = read(browser, conversation)
    assert sentence in page
    assert "Ask again" in page
    assert MARKED not in page


def test_proposals_stay_readable_when_the_model_is_switched_off(fernhill: Fernhill, settings: Any) -> None:
    conversation = talk(fernhill, cast.CHAD)
    browser = fernhill.browser(cast.SINEAD)
    with model_server(finds(WARM)) as served:
        settings.LANGUAGE_MODEL = served.model()
        browser.post(ask(conversation))
        answered(conversation)
    settings.LANGUAGE_MODEL = None
    page = read(browser, conversation)
    assert MARKED in page
    assert "Ask again" not in page


def test_a_part_that_waits_is_not_read_out_anew_every_two_seconds(fernhill: Fernhill, settings: Any) -> None:
    settings.LANGUAGE_MODEL = NOWHERE
    conversation = talk(fernhill, cast.CHAD)
    browser = fernhill.browser(cast.SINEAD)
    by_htmx = {"HX-Request": "true"}
    first = browser.post(ask(conversation), headers=by_htmx)
    assert "HX-Reswap" not in first.headers
    assert browser.get(ask(conversation), headers=by_htmx).headers["HX-Reswap"] == "none"


def test_asking_at_an_address_that_is_not_there_ends_and_counts_nothing(
    fernhill: Fernhill, settings: Any
) -> None:
    settings.LANGUAGE_MODEL = NOWHERE
    conversation = talk(fernhill, cast.CHAD)
    browser = fernhill.browser(cast.SINEAD)
    browser.post(ask(conversation))
    answered(conversation)
    assert "goldenthread doctor" in read(browser, conversation)
    assert ModelCall.objects.get().tokens == 0


@pytest.mark.browser
def test_priya_asks_from_the_conversation_and_the_answer_comes_by_itself(
    journeys: Journeys, settings: Any
) -> None:
    conversation = talk(journeys.fernhill, cast.CHAD)
    let_the_engine_read(conversation)
    with model_server(finds(WARM, INVENTED)) as served:
        settings.LANGUAGE_MODEL = served.model()
        page = journeys.page(cast.SINEAD, path=f"/conversations/{conversation.pk}/")
        page.get_by_role("link", name="Show what the engine reads here").click()
        expect(page.locator(".proposals")).to_contain_text(served.url)
        page.get_by_role("button", name="Ask the language model").click()
        expect(page.locator(".proposals")).to_contain_text("was asked")
        assert DBTaskResult.objects.get().task_path.endswith("put_question")
        answered(conversation)
        expect(page.locator(".proposals")).to_contain_text(MARKED)
        expect(page.locator(".proposals")).to_contain_text(GREETING[:41])
        page.locator(".proposals a").first.click()
        assert page.url.endswith("#m1")


@pytest.mark.browser
def test_in_a_review_the_answer_comes_by_itself_and_what_is_being_typed_stays(
    journeys: Journeys, settings: Any
) -> None:
    review = begun(journeys.fernhill, cast.PRIYA, cast.CHAD)
    with model_server(finds(WARM)) as served:
        settings.LANGUAGE_MODEL = served.model()
        page = journeys.page(cast.PRIYA, path=f"/reviews/{review.pk}/")
        row = page.locator("#b-connection")
        row.locator("#b-connection-shown").check()
        row.get_by_role("button", name="What the engine reads").click()
        row.get_by_role("button", name="Ask the language model").click()
        expect(row.locator(".proposals")).to_contain_text("was asked")
        row.get_by_text("Quote words").click()
        row.get_by_label("The words, as they stand there").fill("half a sentence")
        answered(review.conversation)
        expect(row.locator(".proposals")).to_contain_text(MARKED)
        expect(row.get_by_label("The words, as they stand there")).to_have_value("half a sentence")
        expect(page.locator("#not-saved")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("how", ["offered", "waiting", "proposed", "failed"])
def test_the_proposals_have_no_axe_violations_and_fit_a_phone(
    journeys: Journeys, settings: Any, how: str
) -> None:
    fernhill = journeys.fernhill
    conversation = talk(fernhill, cast.CHAD)
    review = begun(fernhill, cast.PRIYA, cast.CHAD)
    for one in (conversation, review.conversation):
        let_the_engine_read(one)
    answer_behaviour(
        review=review.pk, behaviour="connection", mark="shown", by=eyes(fernhill, cast.PRIYA), at=clock.now()
    )
    fernhill.browser(cast.PRIYA).post(reverse("reviews:reveal", args=[review.pk, "connection"]))
    answer = sends(b"", status=500) if how == "failed" else finds(WARM, INVENTED, NOTED)
    with model_server(answer) as served:
        settings.LANGUAGE_MODEL = served.model(name="mistral-small-3.2-24b-instruct", seconds=1)
        if how != "offered":
            fernhill.browser(cast.SINEAD).post(ask(conversation))
            fernhill.browser(cast.PRIYA).post(reverse("reviews:ask_in_draft", args=[review.pk, "connection"]))
        if how in ("proposed", "failed"):
            answered(conversation)
            answered(review.conversation)
        evidence = reverse("reviews:evidence", args=[conversation.pk])
        check_page(journeys, cast.SINEAD, evidence, name=f"model-{how}")
        check_page(journeys, cast.PRIYA, f"/reviews/{review.pk}/", name=f"model-{how}-draft")
