"""Who may open which address of people, teams, invitations and the audit."""

from typing import Any

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.foundation.models import User
from goldenthread.people import setup_link
from goldenthread.people.actions.invite_person import invite_person
from goldenthread.people.models import Claim, Identity, Membership, Person
from tests.fernhill import START
from tests.permission_table import (
    ADMINISTRATORS,
    EVERYONE,
    INVITERS,
    LEADS_OWN,
    MANAGERS,
    NO_ONE,
    OWN_TEAMS,
    SIGNED_IN,
    Door,
    Side,
)


def a_person(scene: Any, role: str, side: Side) -> list[int]:
    """A colleague of the own team (Orders), or of another."""
    return [scene.person(side).pk]


def oneself(scene: Any, role: str, side: Side) -> list[int]:
    """The person who asks, or a colleague."""
    own = side == "own" and role != "nobody"
    return [scene.account(role).person.pk] if own else [scene.person("own").pk]


def a_team(scene: Any, role: str, side: Side) -> list[int]:
    """The own team, or another."""
    return [scene.fernhill.teams[cast.ORDERS if side == "own" else cast.PRODUCTS].pk]


def a_membership(scene: Any, role: str, side: Side) -> list[int]:
    """A member's place in the own team, or in another."""
    return [Membership.objects.get(person=scene.person(side), role="member").pk]


def a_leadership(scene: Any, role: str, side: Side) -> list[int]:
    """The lead's place in the own team, or in another."""
    lead = scene.fernhill.person(cast.PRIYA if side == "own" else cast.TOM)
    return [Membership.objects.filter(person=lead, role="lead").earliest("pk").pk]


def a_role(scene: Any, role: str, side: Side) -> dict[str, Any]:
    """A place as member of the own team, or of another."""
    return {"role": "member", "team": a_team(scene, role, side)[0]}


def an_invitation(scene: Any, role: str, side: Side) -> Any:
    """An invitation to the own team, or to another."""
    team = scene.fernhill.teams[cast.ORDERS if side == "own" else cast.PRODUCTS]
    return invite_person(
        mail="new@fernhill.example", name="New", role="member", team=team,
        by=scene.fernhill.account(cast.HEAD), at=clock.now(),
    )  # fmt: skip


def a_claim(scene: Any, role: str, side: Side) -> list[int]:
    """A newcomer who says to be somebody of the own team, or of another."""
    newcomer = User.objects.create_user("newcomer@fernhill.example")
    person = Person.objects.create(name="Old entry")
    Membership.objects.create(
        person=person, role="member", since=START,
        team=scene.fernhill.teams[cast.ORDERS if side == "own" else cast.PRODUCTS],
    )  # fmt: skip
    return [Claim.objects.create(account=newcomer, person=person, at=clock.now()).pk]


def an_entry(scene: Any, role: str, side: Side) -> dict[str, Any]:
    """An unclaimed entry of the own team, or of another."""
    person = Person.objects.create(name="Old entry")
    Identity.objects.create(person=person, source="zendesk", key="1")
    Membership.objects.create(
        person=person, role="member", since=START,
        team=scene.fernhill.teams[cast.ORDERS if side == "own" else cast.PRODUCTS],
    )  # fmt: skip
    return {"person": person.pk}


def a_secret(scene: Any, role: str, side: Side) -> list[str]:
    """The secret of an invitation, or one made up."""
    path = an_invitation(scene, role, "own").path
    return [path.rstrip("/").rsplit("/", 1)[1] if side == "own" else "made-up"]


def first_secret(scene: Any, role: str, side: Side) -> list[str]:
    """The secret of the first run, long used up."""
    setup_link.setup_path()
    return ["made-up"]


COLLEAGUES = "colleagues know each other; heads and administrators know the house"
MANAGE = "heads of service and administrators shape the house"
BRING_IN = "leads bring in members of their own teams"
OWN_NAME = "one's own name, or whoever manages people"
OWN_NAME_WHO = {"member": "own", "lead": "own", "head": "any", "administrator": "any"}

DOORS = [
    Door("people:home", "see one's teams", SIGNED_IN, "the list holds only what one may see"),
    Door("people:team", "open a team", OWN_TEAMS, COLLEAGUES, args=a_team),
    Door("people:teams", "add a team", MANAGERS, MANAGE, method="post", data={"name": "New team"}),
    Door(
        "people:team_name",
        "rename a team",
        MANAGERS,
        MANAGE,
        method="post",
        args=a_team,
        data={"name": "New name"},
    ),
    Door("people:person", "open a person's page", OWN_TEAMS, COLLEAGUES, args=a_person),
    Door(
        "people:person_name",
        "correct a name",
        OWN_NAME_WHO,
        OWN_NAME,
        method="post",
        args=oneself,
        data={"name": "New Name"},
    ),
    Door("people:memberships", "give a role", LEADS_OWN, BRING_IN, method="post", args=a_person, data=a_role),
    Door(
        "people:membership_end",
        "end a member's place in a team",
        LEADS_OWN,
        BRING_IN,
        method="post",
        args=a_membership,
    ),
    Door(
        "people:membership_end",
        "end a lead's role",
        MANAGERS,
        "no lead deposes a lead",
        method="post",
        args=a_leadership,
    ),
    Door("people:merge", "see what a merge would join", MANAGERS, MANAGE, args=a_person),
    Door("people:duplicates", "see entries that may be one person", MANAGERS, MANAGE),
    Door("people:invitations", "invite someone", INVITERS, BRING_IN),
    Door(
        "people:invitation_withdrawal",
        "take an invitation back",
        LEADS_OWN,
        BRING_IN,
        method="post",
        args=lambda scene, role, side: [an_invitation(scene, role, side).invitation.pk],
    ),
    Door(
        "people:invitation",
        "open an invitation",
        dict.fromkeys(EVERYONE, "own"),
        "whoever holds the secret of the link",
        args=a_secret,
    ),
    Door(
        "people:first",
        "make the first account",
        NO_ONE,
        "only before there is any account, with the secret from the data folder",
        args=first_secret,
    ),
    Door("people:me", "say which one is me", SIGNED_IN, "everyone may look for themselves in the record"),
    Door(
        "people:me",
        "claim an entry of the record",
        OWN_TEAMS,
        "one finds oneself among one's own team",
        method="post",
        data=an_entry,
    ),
    Door(
        "people:claim_answer",
        "answer who someone is",
        LEADS_OWN,
        "their lead or whoever manages people knows",
        method="post",
        args=a_claim,
        data={"answer": "no"},
    ),
    Door("people:account_closure", "close an account", MANAGERS, MANAGE, method="post", args=a_person),
    Door(
        "people:account_link",
        "make someone a sign-in link",
        ADMINISTRATORS,
        "administrators help who is locked out, and the person sees it",
        method="post",
        args=a_person,
    ),
    Door(
        "people:second_factors_removal",
        "take off someone's second factors",
        ADMINISTRATORS,
        "administrators help who is locked out, and the person sees it",
        method="post",
        args=a_person,
    ),
    Door(
        "people:audit",
        "see what was done",
        SIGNED_IN,
        "the rows that concern one; heads and administrators all",
    ),
]
