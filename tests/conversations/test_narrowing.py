"""However many match and whoever reads, every way of finding them gives the rows of the plain query."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.db import connection
from django.db.models import Q

from goldenthread.conversations import narrowing, queries, search
from goldenthread.conversations.filters import Filters
from goldenthread.conversations.models import Conversation
from goldenthread.conversations.queries import (
    conversations_for,
    list_for,
    newest_first,
    next_newer,
    next_older,
)
from goldenthread.conversations.search import about_how_many, fetching, holding, matching
from goldenthread.conversations.search_words import Term, understood
from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.demo.cast import Member
from tests.conversations.spoken_rows import Said, Shelf
from tests.fernhill import NOW, Fernhill

WORDS = ["tent", "tents", "pole", "leaks", "refund", "Besançon"]
TYPED = [
    "tent", "pole", "tent pole", '"tent pole"', "ten*", "te* -pole", "tent -pole", "tent -pole -refund",
    '-"tent pole"', "-tent", "-ten*", '"leaks refund" ten*', "besancon", "nowhere", "tent -nowhere", "🌲",
]  # fmt: skip
FILTERS = [
    *({"q": typed} for typed in TYPED),
    {"tag": "urgent"},
    {"tag": "urgent", "channel": "mail", "notes": "yes"},
    {"tag": "urgent", "q": "tent -pole"},
    {"person": "Chad"},
    {"person": "Chad", "tag": "urgent", "q": "ten*"},
]
WAYS = {
    "few are fetched": {"fetched": 1000},
    "the many are gathered for the walk": {"fetched": 0, "each": False},
    "each is asked on the walk": {"fetched": 0, "each": True},
    "as it comes": {},
}
REACHES = [(3000, 0), (0, 0), (0, 30_000)]  # named by number, walking, walking with their work gathered
READERS = {"the head": cast.HEAD, "a lead": cast.PRIYA, "a member": cast.CHAD, "one who reads few": cast.NOOR}


@pytest.fixture
def house(fernhill: Fernhill) -> Fernhill:
    """Fill forty conversations in no order of their dates, some on one moment, some without a date."""
    shelf, rng = Shelf(fernhill), Random(4)
    for number in range(40):
        said = [Said(" ".join(rng.choices(WORDS, k=rng.randint(1, 5)))) for _ in range(2)]
        if rng.random() < 0.5:
            said.append(Said("Let me look.", by=rng.choice([cast.CHAD, cast.BEN, cast.PRIYA])))
        if rng.random() < 0.4:
            said.append(Said(rng.choice(WORDS), by=cast.SINEAD, note=True))
        shelf.put(
            *said,
            team=rng.choice([cast.ORDERS, cast.PRODUCTS, None]),
            assignee=cast.NOOR if number % 9 == 0 else None,
            tags=rng.choice([["urgent"], ["urgent", "vip"], []]),
            channel=rng.choice(["mail", "chat"]),
            opened_at=None if number % 7 == 0 else NOW - timedelta(hours=rng.randint(1, 12)),
        )
    return fernhill


def plainly(house: Fernhill, who: Member, filters: Filters) -> list[int]:
    """Find the list by asking the index and the tables for everything, and sort it here."""
    found = conversations_for(house.viewer(who), at=NOW)
    if filters.q:
        found = found.filter(matching(filters.q))
    if filters.tag:
        found = found.filter(tags__name=filters.tag)
    if filters.channel:
        found = found.filter(channel=filters.channel)
    if filters.notes:
        found = found.filter(has_notes=True)
    if filters.person:
        found = found.filter(handlings__person=filters.person)
    rows = list(found.values_list("opened_at", "pk"))
    dated = sorted((row for row in rows if row[0]), reverse=True)
    return [pk for _, pk in dated] + sorted((pk for opened, pk in rows if not opened), reverse=True)


def take(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the thresholds so that this way is really taken."""
    wanted = WAYS[way]
    if "fetched" in wanted:
        monkeypatch.setattr(narrowing, "most_fetched", lambda *_, **__: wanted["fetched"])
    if "each" in wanted:
        monkeypatch.setattr(narrowing, "each_is_asked", lambda *_: wanted["each"])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("reader", READERS)
def test_every_way_gives_the_rows_of_the_plain_query_in_its_order(
    house: Fernhill, way: str, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(way, monkeypatch)
    who, viewer = READERS[reader], house.viewer(READERS[reader])
    for asked in FILTERS:
        named = {"person": str(house.person(cast.CHAD).pk)} if "person" in asked else {}
        filters = Filters.read(asked | named)
        expected = plainly(house, who, filters)
        around = [None, *expected, None]
        for few, gathered in REACHES:
            monkeypatch.setattr(queries, "FEW", few)
            monkeypatch.setattr(queries, "GATHERED", gathered)
            assert newest_first(list_for(viewer, filters, wanted=60, at=NOW), most=60) == expected, asked
            found = list_for(viewer, filters, at=NOW)
            for place in {0, len(expected) // 2, len(expected) - 1} if expected else ():
                here = Conversation.objects.get(pk=expected[place])
                newer, older = next_newer(found, here), next_older(found, here)
                assert (newer, older) == (around[place], around[place + 2]), asked


PIECES = [
    *WORDS,
    "te*",
    "le*",
    '"tent pole"',
    '"pole leaks tent"',
    "nowhere",
    "²",
    "a²b",
    "ß",
    "🌲",
    "\u0345x",
]


def spelled(term: Term) -> str:
    return f"{term.words[0]}*" if term.is_prefix else f'"{" ".join(term.words)}"'


def test_every_way_of_asking_agrees_with_sets_of_what_each_term_finds_alone(house: Fernhill) -> None:
    def found(narrowing: Q) -> set[int]:
        return set(Conversation.objects.filter(narrowing).values_list("pk", flat=True))

    rng, everything = Random(8), found(Q())
    for _ in range(150):
        typed = " ".join(rng.choice(["", "", "-"]) + rng.choice(PIECES) for _ in range(rng.randint(1, 4)))
        wanted = understood(typed)
        expected = set(everything) if wanted else set()
        for term in wanted.all:
            expected &= found(matching(spelled(term)))
        for term in wanted.none:
            expected -= found(matching(spelled(term)))
        assert found(matching(typed)) == found(holding(typed)) == found(fetching(typed)) == expected, typed


def test_what_guides_the_way_comes_near_the_truth(house: Fernhill) -> None:
    for typed in ("tent", "ten*", '"tent pole"', "tent -pole", "-tent", "nowhere", "🌲"):
        truth = Conversation.objects.filter(matching(typed)).count() if typed != "🌲" else 0
        assert about_how_many(typed) == truth, typed  # forty are few enough to be counted one by one


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite counts in its index")
def test_gaps_between_the_numbers_do_not_mislead_the_guide(
    house: Fernhill, monkeypatch: pytest.MonkeyPatch
) -> None:
    Conversation.objects.filter(pk__in=list(Conversation.objects.values_list("pk", flat=True)[5:20])).delete()
    monkeypatch.setattr(search, "TASTED", 10)
    assert about_how_many("te* pole") <= 40
    Conversation.objects.all().delete()
    assert about_how_many("tent") == 0
