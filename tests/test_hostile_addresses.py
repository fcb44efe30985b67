"""Whatever stands in an address or a form, the answer is a page with words, never a broken one."""

from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import Team
from tests.fernhill import Fernhill

HUGE = "999999999999999999999"
ODD_SEARCHES = [
    "'",
    '"',
    '"a',
    "a*",
    "NEAR(a",
    "a AND",
    "-a",
    "^a",
    "{a b}:c",
    "\\",
    "<->",
    "!!a",
    "é" * 10_000,
    "a\0b",
]
ODD_FILTERS = [
    "since=0001-01-01&until=9999-12-31",
    f"team={HUGE}",
    "person=-1",
    f"page={HUGE}",
    "tag=%00",
    "until=x",
]


@pytest.fixture
def head(fernhill: Fernhill, client: Client) -> Client:
    client.force_login(fernhill.account(cast.HEAD))
    return client


@pytest.mark.parametrize("filters", ODD_FILTERS)
def test_a_search_for_signs_and_operators_finds_a_page(filters: str, head: Client) -> None:
    for words in ODD_SEARCHES:
        assert head.get(f"/conversations/?{filters}", {"q": words}).status_code == 200, words
        assert head.get(f"/conversations/?q=x&{filters}").status_code == 200


@pytest.mark.parametrize("number", [HUGE, "-1", "%00", "9223372036854775808"])
def test_a_number_that_nothing_has_is_not_found(number: str, head: Client) -> None:
    for place in (
        "conversations",
        "reviews",
        "reviews/draws",
        "people",
        "people/teams",
        "imports",
        "imports/uploads",
    ):
        assert head.get(f"/{place}/{number}/").status_code == 404, place


@pytest.mark.parametrize("place", ["people", "people/me", "audit", "conversations", "imports", "reviews"])
def test_a_nul_in_a_parameter_is_passed_over(place: str, head: Client) -> None:
    assert head.get(f"/{place}/?q=a%00b&page=%00&team=%00&since=%00").status_code == 200


def test_a_name_that_cannot_be_kept_is_refused_in_words_or_kept_without_its_nul(
    fernhill: Fernhill, head: Client
) -> None:
    orders, luis = fernhill.teams["Orders and returns"], fernhill.person(cast.LUIS)
    for place in ("/people/teams/", f"/people/teams/{orders.pk}/name/", f"/people/{luis.pk}/name/"):
        answer = head.post(place, {"name": "n" * 60_000}, follow=True)
        assert "at most 200" in answer.content.decode(), place
    head.post("/people/teams/", {"name": "North\0pole"})
    assert Team.objects.filter(name="Northpole").exists()


def test_two_long_names_do_not_stop_an_act_at_its_audit_line(fernhill: Fernhill, head: Client) -> None:
    orders = fernhill.teams["Orders and returns"]
    for name in ("a" * 200, "b" * 200):
        assert head.post(f"/people/teams/{orders.pk}/name/", {"name": name}).status_code == 302
    orders.refresh_from_db()
    assert orders.name == "b" * 200
    assert len(AuditEntry.objects.get(summary__startswith=f"Team {'a' * 200}").summary) == 300
