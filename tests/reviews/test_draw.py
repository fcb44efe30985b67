"""The week's draw, through the act, the page and the command line."""

import json
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from typer.testing import CliRunner

from goldenthread.entrypoints.cli.main import app
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.people.models import Membership, Person
from goldenthread.reviews.actions.draw_week import MayNotDraw, NothingToDraw, draw_week
from goldenthread.reviews.actions.replace_item import CannotReplace, replace_item
from goldenthread.reviews.models import Draw, DrawItem
from goldenthread.reviews.weeks import week_of
from tests.fernhill import Fernhill
from tests.reviews.test_reviewing import eyes
from tests.reviews.work import a_busy_month, talk


def drawn(seed: int = 7, at: datetime | None = None) -> Draw:
    at = at or clock.now()
    return draw_week(week=week_of(at), seed=seed, by=None, at=at)[0]


def told(draw: Draw) -> list[tuple[object, ...]]:
    return list(draw.items.values_list("conversation", "person", "reviewer", "kind", "chance", "reason"))


def test_everyone_with_work_is_drawn_leads_and_head_by_the_same_rule(fernhill: Fernhill) -> None:
    a_busy_month(fernhill)
    draw = drawn()
    assert {item.person.name for item in draw.items.all()} == {member.name for member in cast.CAST}
    own = draw.items.filter(person=fernhill.person(cast.PRIYA)).exclude(kind="self")
    assert own
    assert all(item.kind in ("upward", "peer") for item in own)


def test_drawing_the_same_week_twice_changes_nothing(fernhill: Fernhill) -> None:
    a_busy_month(fernhill)
    first = told(drawn(seed=7))
    talk(fernhill, cast.CHAD, number=99)
    draw, made = draw_week(week=week_of(clock.now()), seed=8, by=None, at=clock.now())
    assert not made
    assert told(draw) == first


def test_the_same_seed_over_the_same_work_gives_the_same_draw(fernhill: Fernhill) -> None:
    a_busy_month(fernhill)
    at = clock.now()
    first = told(drawn(at=at))
    Draw.objects.all().delete()
    assert told(drawn(at=at)) == first


def test_the_reason_says_the_pool_the_span_and_the_chance(fernhill: Fernhill) -> None:
    at = datetime.fromisoformat("2026-10-25T18:00:00+00:00")
    for number in range(14):
        talk(fernhill, cast.CHAD, number=number, at=at - timedelta(days=number, hours=1))
    item = drawn(at=at).items.filter(kind="self").get()
    assert item.chance == pytest.approx(2 / 14)
    assert "from the 14 conversations that Chad Brennan handled between 27 September and 25 October 2026" in (
        item.reason
    )
    assert "each had the same chance, 1 in 7." in item.reason


def test_where_there_is_no_recent_work_the_last_four_weeks_there_are_count_and_it_is_said(
    fernhill: Fernhill,
) -> None:
    long_ago = datetime.fromisoformat("2020-06-20T12:00:00+00:00")
    talk(fernhill, cast.CHAD, number=1, at=long_ago)
    older = talk(fernhill, cast.CHAD, number=2, at=long_ago - timedelta(weeks=9))
    draw = drawn()
    assert "There is no newer work: these are the last four weeks there are." in draw.items.first().reason
    assert not draw.items.filter(conversation=older).exists()


def test_people_who_left_are_not_drawn_and_people_without_a_team_review_each_other(
    fernhill: Fernhill,
) -> None:
    a_busy_month(fernhill)
    Membership.objects.filter(person=fernhill.person(cast.CHAD)).update(until=clock.now())
    for name in ("Agent 1", "Agent 2"):
        person = Person.objects.create(name=name)
        fernhill.people[name] = person
        talk(fernhill, cast.Member(name, name, None), number=1)
    draw = drawn()
    assert not draw.items.filter(person=fernhill.person(cast.CHAD)).exists()
    assert not draw.items.filter(reviewer=fernhill.person(cast.CHAD)).exists()
    item = draw.items.exclude(kind="self").get(person__name="Agent 1")
    assert item.reviewer.name == "Agent 2"


def test_only_those_who_lead_or_administer_make_the_draw(fernhill: Fernhill) -> None:
    a_busy_month(fernhill)
    week = week_of(clock.now())
    with pytest.raises(MayNotDraw):
        draw_week(week=week, seed=1, by=eyes(fernhill, cast.CHAD), at=clock.now())
    assert fernhill.browser(cast.CHAD).post(reverse("reviews:draws")).status_code == 404
    page = fernhill.browser(cast.PRIYA).post(reverse("reviews:draws"), follow=True)
    assert "Priya Raman's work" in page.content.decode()
    assert Draw.objects.get().by == fernhill.account(cast.PRIYA)


def test_the_draw_is_open_to_the_team_it_concerns_and_to_no_other(fernhill: Fernhill) -> None:
    a_busy_month(fernhill)
    address = reverse("reviews:draw", args=[drawn().week])
    for who in (cast.CHAD, cast.PRIYA, cast.LUIS):
        page = fernhill.browser(who).get(address).content.decode()
        assert "Priya Raman's work" in page
        assert "each had the same chance" in page
        assert "Zoë Martin's work" not in page


def test_a_reviewer_sets_an_item_aside_with_a_reason_that_all_can_read_and_the_person_stays_drawn(
    fernhill: Fernhill,
) -> None:
    a_busy_month(fernhill)
    draw = drawn()
    item = draw.items.filter(reviewer=fernhill.person(cast.CHAD)).exclude(kind="self").first()
    with pytest.raises(CannotReplace, match="Say why"):
        replace_item(item=item.pk, reason=" ", by=eyes(fernhill, cast.CHAD), at=clock.now())
    with pytest.raises(CannotReplace, match="not waiting for you"):
        replace_item(item=item.pk, reason="No", by=eyes(fernhill, cast.LUIS), at=clock.now())
    browser = fernhill.browser(cast.CHAD)
    browser.post(reverse("reviews:replace", args=[item.pk]), {"reason": "I helped with this one"})
    instead = DrawItem.objects.get(in_place_of__item=item)
    assert (instead.person, instead.reviewer, instead.chance) == (item.person, item.reviewer, item.chance)
    assert instead.conversation != item.conversation
    page = fernhill.browser(cast.LUIS).get(reverse("reviews:draw", args=[draw.week])).content.decode()
    assert "I helped with this one" in page


def test_what_was_asked_and_not_done_lapses_after_two_weeks(fernhill: Fernhill) -> None:
    a_busy_month(fernhill)
    draw = drawn()
    browser = fernhill.browser(cast.CHAD)
    assert "Asked of you this week" in browser.get("/").content.decode()
    Draw.objects.filter(pk=draw.pk).update(at=clock.now() - timedelta(days=15))
    assert "Asked of you this week" not in browser.get("/").content.decode()


def test_without_any_work_there_is_nothing_to_draw_and_no_draw_is_left_behind(fernhill: Fernhill) -> None:
    with pytest.raises(NothingToDraw):
        drawn()
    assert not Draw.objects.exists()


def test_the_command_prints_the_items_as_json(fernhill: Fernhill) -> None:
    a_busy_month(fernhill)
    ran = CliRunner().invoke(app, ["draw", "--seed", "7", "--json"])
    assert ran.exit_code == 0, ran.output
    items = json.loads(ran.stdout)
    assert {"person", "reviewer", "kind", "chance", "reason", "conversation", "id"} <= items[0].keys()
    assert {item["kind"] for item in items} == {"peer", "lead", "upward", "self"}
    again = CliRunner().invoke(app, ["draw", "--seed", "9", "--json"])
    assert json.loads(again.stdout) == items
    assert "Priya Raman" in CliRunner().invoke(app, ["draw"]).stdout


def test_the_command_says_what_is_wrong_with_a_week(fernhill: Fernhill) -> None:
    for week in ("43", "2026-W60", "2026-43"):
        ran = CliRunner().invoke(app, ["draw", "--week", week])
        assert ran.exit_code == 2
        assert week in ran.stderr
