"""Who may read which conversation: every address of this package, every role, own, team's and others'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client

from goldenthread.conversations import queries
from goldenthread.conversations.filters import Filters
from goldenthread.conversations.models import Conversation, SavedView
from goldenthread.conversations.queries import conversations_for, list_for, newest_first
from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.demo.cast import Member
from goldenthread.foundation.models import User
from goldenthread.people.models import Membership, Person
from goldenthread.people.viewer import NOBODY
from tests.conversations.spoken_rows import Said, Shelf
from tests.fernhill import NOW, START, Fernhill

OWN = "handled alone, filed under no team"
TEAM = "filed under Orders, handled by Sinéad"
LEADS = "handled by Priya, who leads Orders, but filed under Product help"
OTHER = "filed under Product help, handled by Ben"
ASSIGNED = "assigned to Chad, filed under Product help, untouched"
UNFILED = "filed under no team, handled by nobody"

ADMINISTRATOR = Member("ada", "Ada Only-Admin", None)
LEFT = Member("gone", "Gil Gone", None)
UNTIED = Member("new", "Nina New", None)

# What each may read. Chad is a member of Orders; Tom leads Product help and Accounts.
MAY_READ: dict[str, tuple[Member, set[str]]] = {
    "a member reads own, team's, assigned work and the lead's customer work": (
        cast.CHAD,
        {OWN, TEAM, LEADS, ASSIGNED},
    ),
    "a lead reads the team's and the customer work of its people": (cast.PRIYA, {OWN, TEAM, LEADS}),
    "a lead of two other teams reads theirs only": (cast.TOM, {LEADS, OTHER, ASSIGNED}),
    "a member of another team reads that team's only": (cast.BEN, {LEADS, OTHER, ASSIGNED}),
    "a member of a team without conversations reads none but the lead's": (cast.NOOR, set()),
    "the head of service reads all": (cast.HEAD, {OWN, TEAM, LEADS, OTHER, ASSIGNED, UNFILED}),
    "an administrator without another role reads none": (ADMINISTRATOR, set()),
    "someone whose membership ended reads none": (LEFT, set()),
    "an account that is tied to nobody reads none": (UNTIED, set()),
}
ROLES = pytest.mark.parametrize("reason", MAY_READ)


@dataclass
class House:
    """Fernhill with one conversation of each kind."""

    fernhill: Fernhill
    kinds: dict[str, Conversation]

    def browser(self, who: Member) -> Client:
        return self.fernhill.browser(who)

    def sees(self, who: Member) -> set[str]:
        found = set(conversations_for(self.fernhill.viewer(who), at=NOW).values_list("pk", flat=True))
        return {kind for kind, conversation in self.kinds.items() if conversation.pk in found}


@pytest.fixture
def house(fernhill: Fernhill) -> House:
    for member in (ADMINISTRATOR, LEFT):
        account = User.objects.create_user(member.mail, name=member.name)
        fernhill.people[member.key] = Person.objects.create(name=member.name, account=account)
    person = fernhill.people
    Membership.objects.create(person=person["ada"], role="administrator", since=START)
    Membership.objects.create(
        person=person["gone"],
        team=fernhill.teams[cast.ORDERS],
        role="member",
        since=START,
        until=START + timedelta(days=7),
    )
    # The cast finds accounts through people; this one has an account alone.
    untied = User.objects.create_user(UNTIED.mail, name=UNTIED.name)
    person["new"] = Person(name=UNTIED.name, account=untied)
    shelf = Shelf(fernhill)
    hello = Said("Hello, my tent leaks.")
    kinds = {
        OWN: shelf.put(hello, Said("Sorry to hear it.", by=cast.CHAD)),
        TEAM: shelf.put(hello, Said("Let me look.", by=cast.SINEAD), team=cast.ORDERS),
        LEADS: shelf.put(hello, Said("Let me look.", by=cast.PRIYA), team=cast.PRODUCTS),
        OTHER: shelf.put(hello, Said("Let me look.", by=cast.BEN), team=cast.PRODUCTS),
        ASSIGNED: shelf.put(hello, team=cast.PRODUCTS, assignee=cast.CHAD),
        UNFILED: shelf.put(hello),
    }
    return House(fernhill, kinds)


@ROLES
def test_the_query_hands_out_what_the_role_may_read(house: House, reason: str) -> None:
    who, may = MAY_READ[reason]
    assert house.sees(who) == may


@ROLES
@pytest.mark.parametrize("few", [0, 3000])
def test_named_by_number_or_not_the_list_holds_what_the_role_may_read(
    house: House, reason: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "FEW", few)
    who, may = MAY_READ[reason]
    found = set(list_for(house.fernhill.viewer(who), at=NOW).values_list("pk", flat=True))
    assert found == {house.kinds[kind].pk for kind in may}


@ROLES
def test_the_list_shows_what_the_role_may_read(house: House, reason: str) -> None:
    who, may = MAY_READ[reason]
    page = house.browser(who).get("/conversations/").content.decode()
    shown = {kind for kind, row in house.kinds.items() if f"/conversations/{row.pk}/" in page}
    assert shown == may


@ROLES
def test_a_page_opens_for_those_who_may_read_it_and_is_not_found_by_others(house: House, reason: str) -> None:
    who, may = MAY_READ[reason]
    browser = house.browser(who)
    answers = {
        kind: browser.get(f"/conversations/{row.pk}/").status_code for kind, row in house.kinds.items()
    }
    assert answers == {kind: 200 if kind in may else 404 for kind in house.kinds}


@ROLES
@pytest.mark.parametrize(
    "filters", ["q=tent", "q=sorry", "channel=chat", "team={team}", "person={person}", "older={last}"]
)
def test_no_filter_widens_what_a_role_may_read(house: House, reason: str, filters: str) -> None:
    who, may = MAY_READ[reason]
    address = filters.format(
        team=house.fernhill.teams[cast.PRODUCTS].pk,
        person=house.fernhill.person(cast.BEN).pk,
        last=house.kinds[UNFILED].pk,
    )
    page = house.browser(who).get(f"/conversations/?{address}").content.decode()
    shown = {kind for kind, row in house.kinds.items() if f"/conversations/{row.pk}/" in page}
    assert shown <= may


@ROLES
def test_the_way_on_from_a_page_leads_only_to_what_a_role_may_read(house: House, reason: str) -> None:
    who, may = MAY_READ[reason]
    for kind in may:
        page = house.browser(who).get(f"/conversations/{house.kinds[kind].pk}/?from=list").content.decode()
        linked = {other for other, row in house.kinds.items() if f'"/conversations/{row.pk}/' in page}
        assert linked <= may


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "path",
    [
        "/conversations/",
        "/conversations/{row}/",
        "/conversations/views/",
        "/conversations/views/{view}/name/",
        "/conversations/views/{view}/removal/",
    ],
)
def test_nobody_gets_further_than_the_sign_in(house: House, path: str, method: str) -> None:
    view = SavedView.objects.create(person=house.fernhill.person(cast.CHAD), name="Mine", filters="q=tent")
    address = path.format(row=house.kinds[TEAM].pk, view=view.pk)
    answer = getattr(Client(), method)(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
    assert SavedView.objects.filter(pk=view.pk, name="Mine").exists()
    assert not conversations_for(NOBODY).exists()


@pytest.mark.parametrize("who", [cast.PRIYA, cast.SINEAD, cast.HEAD, ADMINISTRATOR], ids=lambda who: who.key)
def test_a_saved_view_is_its_owners_alone_whatever_the_role_of_another(house: House, who: Member) -> None:
    view = SavedView.objects.create(person=house.fernhill.person(cast.CHAD), name="Leaks", filters="q=tent")
    browser = house.browser(who)
    assert b"Leaks" not in browser.get("/conversations/views/").content
    assert b"Leaks" not in browser.get("/conversations/").content
    assert browser.post(f"/conversations/views/{view.pk}/name/", {"name": "X"}).status_code == 404
    assert browser.post(f"/conversations/views/{view.pk}/removal/").status_code == 404
    view.refresh_from_db()
    assert view.name == "Leaks"


def test_an_account_that_is_tied_to_nobody_cannot_save_a_view(house: House) -> None:
    answer = house.browser(UNTIED).post("/conversations/views/", {"name": "X", "filters": "q=tent"})
    assert answer.status_code == 404
    assert not SavedView.objects.exists()


def test_the_person_filter_names_only_people_the_viewer_may_see(house: House) -> None:
    page = house.browser(cast.CHAD).get("/conversations/").content.decode()
    choices = page.split('name="person"')[1].split("</select>")[0]
    assert "Priya Raman" in choices
    assert "Ben Wójcik" not in choices


def test_earlier_contacts_show_only_what_the_viewer_may_read(fernhill: Fernhill) -> None:
    shelf = Shelf(fernhill)
    elsewhere = shelf.put(Said("Hi"), team=cast.PRODUCTS, customer_key="same", subject="Elsewhere")
    before = shelf.put(Said("Hi"), team=cast.ORDERS, customer_key="same", subject="Before")
    now = shelf.put(Said("Hi"), team=cast.ORDERS, customer_key="same", subject="Now")
    after = shelf.put(Said("Hi"), team=cast.ORDERS, customer_key="same", subject="After")
    page = fernhill.browser(cast.CHAD).get(f"/conversations/{now.pk}/").content.decode()
    assert f"/conversations/{before.pk}/" in page
    assert f"/conversations/{elsewhere.pk}/" not in page
    assert f"/conversations/{after.pk}/" not in page


def test_paging_meets_every_conversation_once_whatever_its_date(fernhill: Fernhill) -> None:
    shelf = Shelf(fernhill)
    same = NOW - timedelta(days=2)
    rows = [
        shelf.put(Said("Hi"), opened_at=opened)
        for opened in (None, same, same, NOW, None, same, NOW - timedelta(days=9), None)
    ]
    everything = conversations_for(fernhill.viewer(cast.HEAD))
    met: list[int] = []
    while True:
        last = Conversation.objects.get(pk=met[-1]) if met else None
        page = newest_first(everything, older_than=last, most=3)
        if not page:
            break
        met += page
    dated = sorted((row for row in rows if row.opened_at), key=lambda row: (row.opened_at, row.pk))
    undated = sorted(row.pk for row in rows if not row.opened_at)
    assert met == [row.pk for row in reversed(dated)] + undated[::-1]


def test_filters_narrow_by_what_they_say(fernhill: Fernhill) -> None:
    shelf = Shelf(fernhill)
    plain = shelf.put(Said("My kettle whistles"), team=cast.ORDERS)
    noted = shelf.put(
        Said("Hi"), Said("Called back", by=cast.CHAD, note=True), tags=["refund"], channel="mail"
    )
    told = shelf.put(Said("Hi"), csat_comment="Thank you", opened_at=NOW)
    rows = {"plain": plain.pk, "noted": noted.pk, "told": told.pk}

    def found(**given: str) -> set[str]:
        numbers = newest_first(list_for(fernhill.viewer(cast.HEAD), Filters.read(given)), most=10)
        return {name for name, number in rows.items() if number in numbers}

    assert found() == set(rows)
    assert found(q="kettle") == {"plain"}
    assert found(team=str(fernhill.teams[cast.ORDERS].pk)) == {"plain"}
    assert found(person=str(fernhill.person(cast.CHAD).pk)) == {"noted"}
    assert found(channel="mail") == {"noted"}
    assert found(tag="refund") == {"noted"}
    assert found(notes="yes") == {"noted"}
    assert found(comment="yes") == {"told"}
    assert found(since=NOW.date().isoformat()) == {"told"}
    assert found(until=NOW.date().isoformat()) == set(rows)
    assert found(until=(NOW - timedelta(days=1)).date().isoformat()) == {"plain", "noted"}
    assert found(team="99999999999999999999", since="yesterday", person="-1") == set(rows)
