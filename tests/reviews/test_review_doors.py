"""Who may open which door: every address of reviews, each role, own, team's and other team's."""

import pytest
from django.urls import get_resolver, reverse

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.reviews.actions.draw_week import draw_week
from goldenthread.reviews.models import Quote, Review
from goldenthread.reviews.weeks import week_of
from tests.fernhill import Fernhill
from tests.reviews.test_reviewing import begun, handed_over
from tests.reviews.work import talk

# writer, person, their lead, the head, a colleague of the team, the lead and a member of another team
WRITER, ABOUT = cast.SINEAD, cast.CHAD
LEAD, HEAD, COLLEAGUE = cast.PRIYA, cast.HEAD, cast.LUIS
OTHER_LEAD, STRANGER = cast.TOM, cast.ZOE
EVERYONE = (WRITER, ABOUT, LEAD, HEAD, COLLEAGUE, OTHER_LEAD, STRANGER)


def who_gets_in(fernhill: Fernhill, address: str, sent: dict[str, str] | None = None) -> set[cast.Member]:
    found = set()
    for who in EVERYONE:
        browser = fernhill.browser(who)
        answer = browser.get(address) if sent is None else browser.post(address, sent)
        assert answer.status_code in (200, 302, 404), (who.name, address, answer.status_code)
        if answer.status_code != 404:
            found.add(who)
    return found


def test_a_draft_is_its_writers_alone_because_unfinished_words_hurt(fernhill: Fernhill) -> None:
    review = begun(fernhill, WRITER, ABOUT)
    assert who_gets_in(fernhill, reverse("reviews:review", args=[review.pk])) == {WRITER}


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("answer", ["notes"]),
        ("quote", ["notes"]),
        ("reveal", ["notes"]),
        ("keep", []),
        ("unquote", ["notes", 1]),
        ("hand_over", []),
        ("withdraw", []),
    ],
)
def test_only_the_writer_writes_in_a_draft(fernhill: Fernhill, name: str, more: list[object]) -> None:
    review = begun(fernhill, WRITER, ABOUT)
    message = review.conversation.messages.first()
    sent = {"mark": "shown", "message": str(message.pk), "words": "tent"}
    address = reverse(f"reviews:{name}", args=[review.pk, *more])
    assert who_gets_in(fernhill, address, sent) == {WRITER}


def test_a_review_between_members_is_open_to_the_two_their_lead_and_the_head(fernhill: Fernhill) -> None:
    review = handed_over(fernhill, WRITER, ABOUT)
    opened = who_gets_in(fernhill, reverse("reviews:review", args=[review.pk]))
    assert opened == {WRITER, ABOUT, LEAD, HEAD}


def test_a_review_of_a_leads_work_is_open_to_the_team_because_leaders_go_first(fernhill: Fernhill) -> None:
    review = handed_over(fernhill, WRITER, LEAD)
    opened = who_gets_in(fernhill, reverse("reviews:review", args=[review.pk]))
    assert opened == {WRITER, LEAD, HEAD, ABOUT, COLLEAGUE}


def test_what_someone_writes_about_themselves_is_theirs_alone_so_that_they_can_be_honest(
    fernhill: Fernhill,
) -> None:
    review = handed_over(fernhill, ABOUT, ABOUT)
    assert who_gets_in(fernhill, reverse("reviews:review", args=[review.pk])) == {ABOUT}


def test_only_the_two_it_is_between_answer_a_review(fernhill: Fernhill) -> None:
    review = handed_over(fernhill, WRITER, ABOUT)
    address = reverse("reviews:receive", args=[review.pk])
    assert who_gets_in(fernhill, address, {"kind": "reply", "words": "Thanks"}) == {WRITER, ABOUT}


def test_evidence_and_the_choice_to_review_are_for_those_who_work_with_someone_in_it(
    fernhill: Fernhill,
) -> None:
    conversation = talk(fernhill, ABOUT)
    for name in ("evidence", "for"):
        opened = who_gets_in(fernhill, reverse(f"reviews:{name}", args=[conversation.pk]))
        assert opened == {WRITER, ABOUT, LEAD, HEAD, COLLEAGUE}


def test_a_review_is_begun_by_those_who_work_with_the_person_and_by_nobody_else(fernhill: Fernhill) -> None:
    conversation = talk(fernhill, ABOUT)
    sent = {"conversation": str(conversation.pk), "about": str(fernhill.person(ABOUT).pk)}
    opened = who_gets_in(fernhill, reverse("reviews:begin"), sent)
    assert opened == {WRITER, ABOUT, LEAD, HEAD, COLLEAGUE}
    assert Review.objects.count() == len(opened)


def test_an_item_of_the_draw_is_begun_and_set_aside_only_by_whom_it_asks(fernhill: Fernhill) -> None:
    talk(fernhill, ABOUT)
    draw, _ = draw_week(week=week_of(clock.now()), seed=1, by=None, at=clock.now())
    item = draw.items.get(kind="self")
    assert who_gets_in(fernhill, reverse("reviews:replace", args=[item.pk])) == {ABOUT}
    assert who_gets_in(fernhill, reverse("reviews:begin"), {"item": str(item.pk)}) == {ABOUT}


def test_the_draw_is_made_by_those_who_lead_and_everyone_may_ask_about_a_week(fernhill: Fernhill) -> None:
    assert who_gets_in(fernhill, reverse("reviews:draws"), {}) == {LEAD, HEAD, OTHER_LEAD}
    assert who_gets_in(fernhill, reverse("reviews:draw", args=["2026-W43"])) == set(EVERYONE)
    assert who_gets_in(fernhill, reverse("reviews:mine")) == set(EVERYONE)


def test_every_address_of_reviews_asks_who_is_there(fernhill: Fernhill, client) -> None:
    review = handed_over(fernhill, WRITER, ABOUT)
    quote = Quote.objects.get()
    known = {"number": review.pk, "behaviour": "notes", "quote": quote.pk, "week": "2026-W43", "item": 1}
    known["conversation"] = review.conversation_id
    patterns = [
        pattern
        for resolver in get_resolver().url_patterns
        if getattr(resolver, "app_name", None) == "reviews"
        for pattern in resolver.url_patterns
    ]
    assert len(patterns) > 10
    for pattern in patterns:
        arguments = {name: known[name] for name in pattern.pattern.converters}
        for ask in (client.get, client.post):
            answer = ask(reverse(f"reviews:{pattern.name}", kwargs=arguments))
            assert answer.status_code == 302, pattern.name
            assert answer.url.startswith("/accounts/login/"), pattern.name
