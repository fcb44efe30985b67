"""Trying every address with every number gets nobody to what is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core import serializers
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from goldenthread.conversations.models import Conversation, ImportRun, Message, SavedView
from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.demo.cast import Member
from goldenthread.people.models import Membership, Person, Team
from goldenthread.reviews.models import Answer, DraftNote, DrawItem, Quote, Review
from tests.fernhill import Fernhill
from tests.reviews.stage import set_the_stage

WORDS = "zebra-crossing"  # nobody else says this
KEPT = (Conversation, Message, ImportRun, SavedView, Review, Answer, Quote, DraftNote, DrawItem, Person, Team)
# They answer to everyone alike and would end the session under trial.
PASSED_OVER = ("accounts/", "static/", "sample-team/")


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _routes(entry, before + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield before + str(entry.pattern)


def _addresses(numbers: list[int]) -> Iterator[list[str]]:
    """Give each route with all numbers in its gap."""
    for route in _routes(get_resolver()):
        if "^" in route or route.startswith(PASSED_OVER):
            continue
        plain = "/" + re.sub(r"<slug:\w+>", "connection", re.sub(r"<str:\w+>", "2026-W40", route))
        tried = numbers if "<" in plain else [1]
        yield [re.sub(r"<\w+:\w+>", str(number), plain) for number in tried]


def _rows() -> list[str]:
    roles = Membership.objects.filter(team__name=cast.ORDERS).order_by("pk")
    return [
        serializers.serialize("json", rows) for rows in (*(m.objects.order_by("pk") for m in KEPT), roles)
    ]


@pytest.mark.parametrize(
    "who", [cast.BEN, cast.TOM], ids=["a member of another team", "a lead of another team"]
)
def test_no_number_in_an_address_reaches_another_teams_work(who: Member, fernhill: Fernhill) -> None:
    set_the_stage(fernhill)
    orders = fernhill.teams[cast.ORDERS]
    theirs = Conversation.objects.filter(team=orders)
    assert theirs.exists()
    Conversation.objects.exclude(team=orders).delete()
    leading = Membership.objects.filter(role__in=("lead", "head")).values("person")
    theirs.filter(handlings__person__in=leading).delete()  # leads review each other's work and the head's
    numbers = sorted({*range(1, 7), *theirs.values_list("pk", flat=True)[:5]})
    Message.objects.filter(conversation__in=theirs).update(text=WORDS)
    theirs.update(subject=WORDS, csat_comment=WORDS)
    DraftNote.objects.update(what_worked=WORDS, to_person=WORDS)
    SavedView.objects.create(person=fernhill.person(cast.PRIYA), name=WORDS, filters="q=x")
    browser: Client = fernhill.browser(who)
    before = _rows()
    fields = {
        "conversation": "1",
        "person": "1",
        "item": "1",
        "mark": "shown",
        "message": "1",
        "words": "a",
        "text": "a",
    }
    for addresses in _addresses(numbers):
        for address in addresses:
            for answer in (browser.get(address), browser.post(address, fields)):
                assert answer.status_code < 500, address
                assert WORDS.encode() not in b"".join(answer), address
        assert _rows() == before, f"a POST to one of {addresses[:2]}… changed what is another team's"
