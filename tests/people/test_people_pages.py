"""The pages of signing in, people and the audit read well: axe, both themes, desktop and phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.demo.cast import Member
from goldenthread.foundation import clock
from goldenthread.foundation.actions.sign_in_link import make_sign_in_link
from goldenthread.foundation.models import User
from goldenthread.people.actions.claim_person import claim_person
from goldenthread.people.actions.invite_person import invite_person
from goldenthread.people.actions.rename_person import rename_person
from goldenthread.people.models import Identity, Membership, Person
from tests.browser import Journeys, check_page
from tests.fernhill import NOW, START, Fernhill

ZOE_TWICE = "Zoe Martin"


def live_a_little(fernhill: Fernhill) -> None:
    """Put something on every page: an old entry, a claim, an invitation, a past role."""
    head, orders = fernhill.account(cast.HEAD), fernhill.teams[cast.ORDERS]
    again = Person.objects.create(name=ZOE_TWICE)
    Identity.objects.create(person=again, source="zendesk", key="38112")
    Membership.objects.create(
        person=fernhill.person(cast.CHAD), role="member", team=fernhill.teams[cast.PRODUCTS],
        since=START, until=NOW,
    )  # fmt: skip
    newcomer = User.objects.create_user("rune@fernhill.example", name="Rune Dahl")
    claim_person(account=newcomer, person=again, at=clock.now())
    invite_person(
        mail="ida@fernhill.example", name="Ida Moreau", role="member", team=orders, by=head, at=clock.now()
    )
    rename_person(person=fernhill.person(cast.LUIS), name="Luís Ferreira", by=head, at=clock.now())


PAGES: list[tuple[str, Member | None, Callable[[Fernhill], str]]] = [
    ("sign-in", None, lambda f: "/accounts/login/"),
    ("new-password", None, lambda f: "/accounts/password/reset/"),
    ("by-invitation", None, lambda f: "/accounts/signup/"),
    ("dead-link", None, lambda f: "/accounts/link/made-up/"),
    (
        "sign-in-link",
        None,
        lambda f: make_sign_in_link(user=f.account(cast.CHAD), at=clock.now()),
    ),
    (
        "welcome",
        None,
        lambda f: (
            invite_person(
                mail="per@fernhill.example",
                name="Per Holm",
                role="member",
                team=f.teams[cast.ORDERS],
                by=f.account(cast.PRIYA),
                at=clock.now(),
            ).path
        ),
    ),
    ("security", cast.CHAD, lambda f: "/accounts/2fa/"),
    ("authenticator-app", cast.CHAD, lambda f: "/accounts/2fa/totp/activate/"),
    ("add-passkey", cast.CHAD, lambda f: "/accounts/2fa/webauthn/add/"),
    ("sessions", cast.CHAD, lambda f: "/accounts/sessions/"),
    ("set-password", cast.CHAD, lambda f: "/accounts/password/set/"),
    ("people-of-the-head", cast.HEAD, lambda f: "/people/"),
    ("people-of-a-member", cast.CHAD, lambda f: "/people/"),
    ("team", cast.HEAD, lambda f: f"/people/teams/{f.teams[cast.ORDERS].pk}/"),
    ("person", cast.HEAD, lambda f: f"/people/{f.person(cast.CHAD).pk}/"),
    ("my-page", cast.CHAD, lambda f: f"/people/{f.person(cast.CHAD).pk}/"),
    ("me", cast.HEAD, lambda f: "/people/me/"),
    ("duplicates", cast.HEAD, lambda f: "/people/duplicates/"),
    (
        "merge",
        cast.HEAD,
        lambda f: f"/people/{f.person(cast.ZOE).pk}/merge/?other={Person.objects.get(name=ZOE_TWICE).pk}",
    ),
    ("invitations", cast.PRIYA, lambda f: "/people/invitations/"),
    ("audit", cast.HEAD, lambda f: "/audit/"),
    ("audit-of-a-member", cast.NOOR, lambda f: "/audit/"),
]


@pytest.mark.browser
@pytest.mark.parametrize(("name", "who", "path"), PAGES, ids=[name for name, _, _ in PAGES])
def test_a_page_of_people_has_no_axe_violations_and_fits_a_phone(
    journeys: Journeys, name: str, who: Member | None, path: Callable[[Fernhill], str]
) -> None:
    live_a_little(journeys.fernhill)
    check_page(journeys, who, path(journeys.fernhill), name=name)


def test_someone_who_is_known_is_asked_again_only_where_an_entry_has_no_owner(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.CHAD)
    assert "/people/me/" not in browser.get("/people/").content.decode()
    assert "You are known" in browser.get("/people/me/").content.decode()
    again = Person.objects.create(name="Chad B.")
    Identity.objects.create(person=again, source="zendesk", key="38114")
    Membership.objects.create(person=again, role="member", team=fernhill.teams[cast.ORDERS], since=START)
    assert "Is another entry of the record you, too?" in browser.get("/people/").content.decode()
    assert "cannot be taken back" in browser.get("/people/me/").content.decode()


def test_two_who_both_sign_in_are_not_offered_a_join_that_would_be_refused(fernhill: Fernhill) -> None:
    one, other = fernhill.person(cast.CHAD), fernhill.person(cast.LUIS)
    address = f"/people/{one.pk}/merge/?other={other.pk}"
    page = fernhill.browser(cast.HEAD).get(address).content.decode()
    assert "Both sign in" in page
    assert "join them" not in page
    User.objects.filter(pk=other.account_id).update(is_active=False)
    page = fernhill.browser(cast.HEAD).get(address).content.decode()
    assert "This cannot be undone." in page
    assert "join them" in page
