"""The engine learns from this house's reviews, tells what it learnt, and lets it be taken back."""

from datetime import timedelta

import pytest

from goldenthread.conversations.models import Conversation
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.insights.actions.analyse import analyse
from goldenthread.insights.actions.learn import learn
from goldenthread.insights.models import Dismissal, Evidence, Lesson, Reading
from goldenthread.insights.queries import lessons_in_force
from goldenthread.insights.said import Said
from goldenthread.reviews.queries import said_without_a_hint
from tests.analysis.houses import house
from tests.fernhill import NOW, Fernhill
from tests.insights.test_analyse import store
from tests.reviews.test_reviewing import handed_over

LATER = NOW + timedelta(days=1)


def taught(reviews: int, *, seed: int = 1) -> tuple[list[Conversation], list[Said], list[str]]:
    """Store a house's conversations, with what its reviewers said of them."""
    made = house(seed, reviews)
    stored = store(*(talk for talk, _, _ in made))
    said = []
    for conversation, ((_, messages, _), mark, quoted) in zip(stored, made, strict=True):
        place = next((n for n, (text, _, _) in enumerate(messages) if text == quoted), None)
        quotes = () if place is None else ((place * 2, 0, len(quoted)),)
        said.append(Said(conversation.pk, "connection", mark, quotes))
    return stored, said, [mark for _, mark, _ in made]


def agreeing(stored: list[Conversation], truth: list[str]) -> int:
    marks = dict(
        Reading.objects.filter(behaviour="connection", conversation__in=stored).values_list(
            "conversation", "mark"
        )
    )
    return sum(marks[conversation.pk] == mark for conversation, mark in zip(stored, truth, strict=True))


@pytest.mark.django_db
def test_what_reviews_taught_changes_later_readings_and_undoing_it_brings_the_old_ones_back(
    fernhill: Fernhill, django_capture_on_commit_callbacks
) -> None:
    stored, said, truth = taught(120)
    analyse(by=None, at=NOW)
    before = agreeing(stored, truth)
    as_shipped = set(Reading.objects.values_list("conversation", "behaviour", "mark"))

    with django_capture_on_commit_callbacks() as then:
        lessons = learn(said=said, by=None, at=NOW)
    assert {lesson.about for lesson in lessons if lesson.is_kept} == {"marks", "evidence"}
    assert then, "everything has to be read again"
    assert AuditEntry.objects.get(act="learn").summary == (
        "The engine learnt from reviews: makes a human connection."
    )

    assert analyse(by=None, at=LATER).conversations == len(stored)
    assert agreeing(stored, truth) > before + 20
    assert analyse(by=None, at=LATER).conversations == 0
    assert not Reading.objects.exclude(behaviour="connection").filter(version__contains="+").exists()

    browser = fernhill.browser(cast.HEAD)
    page = browser.get("/learning/").content.decode()
    assert "Learnt from 120 answers." in page
    for lesson in lessons:
        answer = browser.post(
            f"/learning/{lesson.pk}/undoing/", {"reason": "Too soon, says Maya"}, follow=True
        )
        assert "Taken back." in answer.content.decode()
    assert lessons_in_force() == {}
    analyse(by=None, at=LATER + timedelta(days=1))
    assert set(Reading.objects.values_list("conversation", "behaviour", "mark")) == as_shipped
    told = browser.get("/learning/").content.decode()
    assert "Nothing learnt yet" in told
    assert "“Too soon, says Maya”" in told
    again = browser.post(f"/learning/{lessons[0].pk}/undoing/", follow=True).content.decode()
    assert "That has been taken back already." in again


@pytest.mark.django_db
def test_the_engine_tries_again_only_when_ten_new_answers_have_come() -> None:
    _, said, _ = taught(60)
    assert learn(said=said[:39], by=None, at=NOW) == []
    assert len(learn(said=said[:45], by=None, at=NOW)) >= 1
    assert learn(said=said[:54], by=None, at=LATER) == []
    assert len(learn(said=said[:55], by=None, at=LATER)) >= 1
    assert len(learn(said=said[:55], by=None, at=LATER, again=True)) >= 1


@pytest.mark.django_db
def test_a_dropped_lesson_leaves_the_one_before_in_force() -> None:
    _, said, _ = taught(100)
    learn(said=said, by=None, at=NOW)
    standing = lessons_in_force()["connection"].lessons
    Lesson.objects.create(
        behaviour="connection", about="marks", at=LATER, reviews=120, version=Lesson.objects.first().version,
        unseen=120, agreed_before=80, agreed_after=81, head=None,
    )  # fmt: skip
    assert lessons_in_force()["connection"].lessons == standing
    Lesson.objects.filter(pk__in=standing).update(version="connection-0")
    assert lessons_in_force() == {}  # learnt beside an engine that is gone


@pytest.mark.django_db
def test_whoever_sees_an_underline_may_say_that_it_is_wrong_and_take_that_back(fernhill: Fernhill) -> None:
    (conversation,) = store(house(1, 1)[0][0])
    Conversation.objects.filter(pk=conversation.pk).update(team=fernhill.teams[cast.ORDERS])
    analyse(by=None, at=NOW)
    browser = fernhill.browser(cast.CHAD)
    address = f"/reviews/evidence/{conversation.pk}/"
    underline = Evidence.objects.filter(reading__conversation=conversation).first()

    page = browser.post(f"{address}dismissals/", {"evidence": underline.pk}, follow=True).content.decode()
    dismissal = Dismissal.objects.get()
    assert (dismissal.by, dismissal.position) == (fernhill.person(cast.CHAD), underline.position)
    assert "You said this does not show it." in page
    assert "You said this" not in fernhill.browser(cast.LUIS).get(address).content.decode()
    browser.post(f"{address}dismissals/", {"evidence": underline.pk})
    assert Dismissal.objects.count() == 1
    fernhill.browser(cast.LUIS).post(f"{address}dismissals/", {"dismissal": dismissal.pk})
    assert Dismissal.objects.count() == 1  # not Luis's to take back
    browser.post(f"{address}dismissals/", {"dismissal": dismissal.pk})
    assert Dismissal.objects.count() == 0
    gone = browser.post(
        f"{address}dismissals/", {"evidence": underline.pk + 999}, follow=True
    ).content.decode()
    assert "has read this conversation again meanwhile" in gone


@pytest.mark.django_db
def test_only_answers_handed_over_and_given_without_a_hint_teach(fernhill: Fernhill) -> None:
    review = handed_over(fernhill, cast.PRIYA, cast.CHAD)
    said = said_without_a_hint()
    assert {(one.conversation, one.behaviour) for one in said} == {
        (review.conversation_id, answer.behaviour) for answer in review.answers.exclude(mark="")
    }
    review.answers.update(blind=False)
    assert said_without_a_hint() == []
