"""Who works with whom: roles have dates, nobody hands over more than they could give, two become one."""

from datetime import timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.test import Client

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock, happenings
from goldenthread.foundation.models import AuditEntry, User
from goldenthread.people import setup_link
from goldenthread.people.actions.accept_invitation import InvitationOver, accept_invitation
from goldenthread.people.actions.change_membership import (
    MembershipRefused,
    begin_membership,
    end_membership,
)
from goldenthread.people.actions.claim_person import (
    ClaimRefused,
    answer_claim,
    claim_by_mail,
    claim_person,
)
from goldenthread.people.actions.close_account import close_account
from goldenthread.people.actions.found_house import AlreadyFounded, found
from goldenthread.people.actions.invite_person import (
    LASTS,
    InvitationRefused,
    invite_person,
    withdraw_invitation,
)
from goldenthread.people.actions.merge_people import MergeRefused, PeopleMerged, merge_people
from goldenthread.people.actions.remove_second_factors import RemovalRefused, remove_second_factors
from goldenthread.people.actions.shape_team import TeamRefused, add_team, rename_team
from goldenthread.people.models import Identity, Membership, Person, Team
from goldenthread.people.queries import viewer_for
from tests.fernhill import NOW, START, Fernhill

PASSWORD = "salt on the north wind"


def head_alone(fernhill: Fernhill) -> User:
    """A head of service who is no administrator."""
    account = User.objects.create_user("head@fernhill.example", name="Head")
    person = Person.objects.create(name="Head", account=account)
    Membership.objects.create(person=person, role="head", since=START)
    return account


def secret(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[1]


def invite(fernhill: Fernhill, **changes: object):
    given = {
        "mail": "ida@fernhill.example",
        "name": "Ida Moreau",
        "role": "member",
        "team": fernhill.teams[cast.ORDERS],
        "by": fernhill.account(cast.PRIYA),
        "at": NOW,
    }
    return invite_person(**{**given, **changes})  # type: ignore[arg-type]


def test_a_role_begins_and_ends_as_rows_and_its_past_stays(fernhill: Fernhill) -> None:
    chad, tom = fernhill.person(cast.CHAD), fernhill.account(cast.TOM)
    products = fernhill.teams[cast.PRODUCTS]
    began = begin_membership(person=chad, role="member", team=products, by=tom, at=NOW)
    end_membership(membership=began, by=tom, at=NOW + timedelta(days=30))
    assert products.pk in viewer_for(fernhill.account(cast.CHAD), at=NOW + timedelta(days=1)).member_of
    assert products.pk not in viewer_for(fernhill.account(cast.CHAD), at=NOW + timedelta(days=31)).member_of
    acts = AuditEntry.objects.filter(concerns__person_id=chad.pk).values_list("act", flat=True)
    assert list(acts) == ["end_membership", "begin_membership"]


def test_a_lead_gives_no_role_but_member_and_only_in_their_own_team(fernhill: Fernhill) -> None:
    chad, priya = fernhill.person(cast.CHAD), fernhill.account(cast.PRIYA)
    orders, products = fernhill.teams[cast.ORDERS], fernhill.teams[cast.PRODUCTS]
    for role, team in (("lead", orders), ("member", products), ("head", None), ("administrator", None)):
        with pytest.raises(MembershipRefused):
            begin_membership(person=chad, role=role, team=team, by=priya, at=NOW)


def test_a_head_makes_no_administrator_and_merges_into_none(fernhill: Fernhill) -> None:
    head = head_alone(fernhill)
    with pytest.raises(MembershipRefused):
        begin_membership(person=head.person, role="administrator", team=None, by=head, at=NOW)
    hidden = Person.objects.create(name="An administrator without an account")
    Membership.objects.create(person=hidden, role="administrator", since=START)
    with pytest.raises(MergeRefused):
        merge_people(kept=head.person, merged=hidden, by=head, at=NOW)
    assert not viewer_for(head, at=NOW).is_administrator


def test_a_lead_cannot_invite_their_way_into_the_roles_of_an_entry(fernhill: Fernhill) -> None:
    director = Person.objects.create(name="The director")
    Identity.objects.create(person=director, source="mail", key="director@fernhill.example")
    Membership.objects.create(person=director, role="head", since=START)
    with pytest.raises(InvitationRefused):
        invite(fernhill, mail="director@fernhill.example")


def test_the_last_administrator_stays_until_there_is_another(fernhill: Fernhill) -> None:
    maya = fernhill.account(cast.HEAD)
    role = Membership.objects.get(role="administrator")
    with pytest.raises(MembershipRefused):
        end_membership(membership=role, by=maya, at=NOW)
    begin_membership(person=fernhill.person(cast.TOM), role="administrator", team=None, by=maya, at=NOW)
    end_membership(membership=role, by=maya, at=NOW + timedelta(days=1))


def test_an_invitation_lets_in_once_with_the_role_it_names(fernhill: Fernhill) -> None:
    token = secret(invite(fernhill).path)
    account = accept_invitation(token=token, name="Ida Moreau", password=PASSWORD, at=NOW)
    assert viewer_for(account, at=NOW).member_of == {fernhill.teams[cast.ORDERS].pk}
    assert account.check_password(PASSWORD)
    with pytest.raises(InvitationOver):
        accept_invitation(token=token, name="Somebody", password=PASSWORD, at=NOW)


@pytest.mark.parametrize("how", ["withdrawn", "too old", "replaced", "made up"])
def test_an_invitation_that_is_over_lets_nobody_in(fernhill: Fernhill, how: str) -> None:
    invited, at = invite(fernhill), NOW
    token = secret(invited.path)
    if how == "withdrawn":
        withdraw_invitation(invitation=invited.invitation, by=fernhill.account(cast.PRIYA), at=NOW)
    elif how == "too old":
        at = NOW + LASTS
    elif how == "replaced":
        invite(fernhill)
    else:
        token = "made-up"
    with pytest.raises(InvitationOver):
        accept_invitation(token=token, name="Ida", password=PASSWORD, at=at)


def test_an_invitation_asks_for_a_password_that_is_hard_to_guess(fernhill: Fernhill) -> None:
    path = invite(fernhill, at=clock.now()).path
    for weak in ("short", "1234567890", "ida@fernhill.example"):
        answer = Client().post(path, {"name": "Ida", "password": weak})
        assert answer.status_code == 200
        assert b"errorlist" in answer.content
    assert not User.objects.filter(email="ida@fernhill.example").exists()


def test_the_house_is_founded_once_and_by_whoever_reads_the_data_folder(db: None) -> None:
    path = setup_link.setup_path()
    assert path is not None
    assert path == setup_link.setup_path()
    secret_file = Path(settings.DATA) / "setup.token"
    assert secret_file.stat().st_mode & 0o077 == 0
    form = {"name": "Maya", "mail": "maya@fernhill.example", "password": PASSWORD, "team": "Orders"}
    assert Client().post("/accounts/first/made-up/", form).status_code == 404
    browser = Client()
    assert browser.get(path).status_code == 200
    assert browser.post(path, form).headers["Location"] == "/welcome/"
    viewer = viewer_for(User.objects.get(), at=clock.now())
    assert viewer.is_administrator
    assert viewer.is_head
    assert viewer.leads == {Team.objects.get(name="Orders").pk}
    assert not secret_file.exists()
    assert setup_link.setup_path() is None
    assert Client().get(path).status_code == 404
    with pytest.raises(AlreadyFounded):
        found(email="second@fernhill.example", name="Second", at=NOW)


def test_two_entries_become_one_with_all_that_is_theirs(fernhill: Fernhill) -> None:
    zoe, maya = fernhill.person(cast.ZOE), fernhill.account(cast.HEAD)
    again = Person.objects.create(name="Z. Martin")
    Identity.objects.create(person=again, source="zendesk", key="38112")
    accounts, orders = fernhill.teams[cast.ACCOUNTS], fernhill.teams[cast.ORDERS]
    earlier = START - timedelta(days=90)
    Membership.objects.create(person=again, role="member", team=accounts, since=earlier)
    Membership.objects.create(person=again, role="member", team=orders, since=earlier, until=START)
    merge_people(kept=zoe, merged=again, by=maya, at=NOW)
    assert not Person.objects.filter(pk=again.pk).exists()
    assert {known.key for known in zoe.identities.all()} == {"zoe@fernhill.example", "38112"}
    assert [(m.team, m.since, m.until) for m in zoe.memberships.order_by("team__name")] == [
        (accounts, earlier, None),
        (orders, earlier, START),
    ]
    assert zoe.merges.get().merged_name == "Z. Martin"


def test_two_accounts_are_never_merged(fernhill: Fernhill) -> None:
    with pytest.raises(MergeRefused):
        merge_people(
            kept=fernhill.person(cast.ZOE),
            merged=fernhill.person(cast.CHAD),
            by=fernhill.account(cast.HEAD),
            at=NOW,
        )


def test_someone_with_a_new_address_keeps_their_past(fernhill: Fernhill) -> None:
    zoe, maya = fernhill.person(cast.ZOE), fernhill.account(cast.HEAD)
    token = secret(invite(fernhill, mail="zoe.new@fernhill.example", by=maya).path)
    new = accept_invitation(token=token, name="Zoë Martin-Roy", password=PASSWORD, at=NOW)
    close_account(person=zoe, by=maya, at=NOW)
    zoe.refresh_from_db()
    merge_people(kept=zoe, merged=new.person, by=maya, at=NOW)
    assert Person.objects.get(account=new) == zoe


def test_if_one_who_takes_part_in_a_merge_fails_nothing_of_it_happened(fernhill: Fernhill) -> None:
    zoe, again = fernhill.person(cast.ZOE), Person.objects.create(name="Z. Martin")

    def fail(merged: PeopleMerged) -> None:
        raise RuntimeError(f"cannot move the rows of {merged.merged_id}")

    happenings.listen_within(PeopleMerged, fail)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            merge_people(kept=zoe, merged=again, by=fernhill.account(cast.HEAD), at=NOW)
    finally:
        happenings._takers_part[PeopleMerged].remove(fail)
    assert Person.objects.filter(pk=again.pk).exists()
    assert not zoe.merges.exists()


def test_an_account_becomes_the_entry_with_its_mail_address_by_itself(fernhill: Fernhill) -> None:
    entry = Person.objects.create(name="Rune Dahl")
    Identity.objects.create(person=entry, source="mail", key="rune@fernhill.example")
    rune = User.objects.create_user("rune@fernhill.example")
    assert claim_by_mail(account=rune, at=NOW) == entry
    assert claim_by_mail(account=User.objects.create_user("else@fernhill.example"), at=NOW) is None


def test_a_claim_waits_for_a_yes_of_somebody_else(fernhill: Fernhill) -> None:
    entry = Person.objects.create(name="zoe_m")
    Membership.objects.create(person=entry, role="member", team=fernhill.teams[cast.ACCOUNTS], since=START)
    zoe = fernhill.account(cast.ZOE)
    claim = claim_person(account=zoe, person=entry, at=NOW)
    assert claim is not None
    for outsider in (cast.ZOE, cast.OWEN, cast.PRIYA):
        with pytest.raises(ClaimRefused):
            answer_claim(claim=claim, is_right=True, by=fernhill.account(outsider), at=NOW)
    assert Person.objects.filter(pk=entry.pk).exists()
    answer_claim(claim=claim, is_right=True, by=fernhill.account(cast.TOM), at=NOW)
    assert not Person.objects.filter(pk=entry.pk).exists()
    assert fernhill.person(cast.ZOE).merges.get().merged_name == "zoe_m"


def test_no_lead_answers_a_claim_on_roles_above_their_own(fernhill: Fernhill) -> None:
    entry = Person.objects.create(name="director")
    Membership.objects.create(person=entry, role="member", team=fernhill.teams[cast.ACCOUNTS], since=START)
    Membership.objects.create(person=entry, role="head", since=START)
    claim = claim_person(account=fernhill.account(cast.ZOE), person=entry, at=NOW)
    assert claim is not None
    with pytest.raises(ClaimRefused):
        answer_claim(claim=claim, is_right=True, by=fernhill.account(cast.TOM), at=NOW)


def test_teams_have_names_of_their_own(fernhill: Fernhill) -> None:
    maya = fernhill.account(cast.HEAD)
    for name in ("", "  ", "orders AND returns"):
        with pytest.raises(TeamRefused):
            add_team(name=name, by=maya, at=NOW)
    renamed = rename_team(team=fernhill.teams[cast.ORDERS], name="Orders", by=maya, at=NOW)
    assert renamed.name == "Orders"


def test_a_closed_account_is_shut_out_and_the_person_stays(fernhill: Fernhill) -> None:
    browser = fernhill.browser(cast.CHAD)
    close_account(person=fernhill.person(cast.CHAD), by=fernhill.account(cast.HEAD), at=NOW)
    assert browser.get("/").status_code == 302
    assert Person.objects.filter(pk=fernhill.person(cast.CHAD).pk).exists()


def test_who_lost_every_second_factor_is_helped_and_sees_by_whom(fernhill: Fernhill) -> None:
    chad, maya = fernhill.account(cast.CHAD), fernhill.account(cast.HEAD)
    Authenticator.objects.create(user=chad, type=Authenticator.Type.TOTP, data={"secret": "x"})
    with pytest.raises(RemovalRefused):
        remove_second_factors(person=chad.person, by=head_alone(fernhill), at=NOW)
    remove_second_factors(person=chad.person, by=maya, at=NOW)
    assert not Authenticator.objects.filter(user=chad).exists()
    assert b"were taken off" in fernhill.browser(cast.CHAD).get("/audit/").content


def test_the_audit_shows_each_what_concerns_them_and_the_head_the_house(fernhill: Fernhill) -> None:
    priya, aiko = fernhill.account(cast.PRIYA), fernhill.person(cast.AIKO)
    place = Membership.objects.get(person=aiko, role="member")
    end_membership(membership=place, by=priya, at=clock.now())

    def sees(who: cast.Member, query: str = "") -> bool:
        return b"no longer" in fernhill.browser(who).get(f"/audit/{query}").content

    assert all(sees(who) for who in (cast.AIKO, cast.PRIYA, cast.HEAD))
    assert not sees(cast.CHAD)
    assert sees(cast.HEAD, f"?person={aiko.pk}&act=end_membership")
    assert not sees(cast.HEAD, "?to=2020-01-01")
    assert not sees(cast.HEAD, f"?person={fernhill.person(cast.CHAD).pk}")
    assert fernhill.browser(cast.HEAD).get("/audit/?from=2026-06-31&before=x&person=x").status_code == 200
