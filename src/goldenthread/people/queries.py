"""Finds people, teams, and who is looking."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from goldenthread.foundation.models import User

from .models import Claim, Invitation, Membership, Person, Team
from .viewer import NOBODY, Viewer


def memberships_at(at: datetime) -> Q:
    """Narrow memberships to those that hold at a moment."""
    return Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))


def colleagues_of(viewer: Viewer, *, at: datetime) -> list[int]:
    """Number the people who work in or lead the viewer's teams at a moment, the viewer included."""
    if not viewer.teams:
        return []
    found = Membership.objects.filter(memberships_at(at), team__in=viewer.teams)
    return sorted({viewer.person_id or 0, *found.values_list("person_id", flat=True)} - {0})


def viewer_for(user: User | AnonymousUser, *, at: datetime) -> Viewer:
    """Say who is looking, with the roles they hold at that moment."""
    if isinstance(user, AnonymousUser):
        return NOBODY
    held = list(
        Membership.objects.filter(memberships_at(at), person__account=user).values_list(
            "person_id", "team_id", "role"
        )
    )
    person_id = held[0][0] if held else getattr(getattr(user, "person", None), "pk", None)
    roles = {role for _, _, role in held}
    return Viewer(
        account_id=user.pk,
        person_id=person_id,
        member_of=frozenset(team for _, team, role in held if role == "member" and team),
        leads=frozenset(team for _, team, role in held if role == "lead" and team),
        is_head="head" in roles,
        is_administrator="administrator" in roles,
    )


def people_for(viewer: Viewer, *, at: datetime) -> QuerySet[Person]:
    """Find whom the viewer may look up: heads and administrators everyone, others their teams."""
    if viewer.may_manage_people():
        return Person.objects.all()
    together = Membership.objects.filter(memberships_at(at), team__in=viewer.teams).values("person")
    return Person.objects.filter(Q(pk__in=together) | Q(pk=viewer.person_id))


def teams_for(viewer: Viewer) -> QuerySet[Team]:
    """Find the teams whose page the viewer may open."""
    if viewer.may_manage_people():
        return Team.objects.all()
    return Team.objects.filter(pk__in=viewer.teams)


def memberships_for(viewer: Viewer) -> QuerySet[Membership]:
    """Find the roles that the viewer may end."""
    held = Membership.objects.filter(until=None).select_related("person", "team")
    if viewer.is_administrator:
        return held
    if viewer.is_head:
        return held.exclude(role=Membership.Role.ADMINISTRATOR)
    return held.filter(role=Membership.Role.MEMBER, team__in=viewer.leads)


def open_invitations(at: datetime) -> QuerySet[Invitation]:
    """Find the invitations whose link works at a moment."""
    return Invitation.objects.filter(expires_at__gt=at, acceptance=None, withdrawal=None)


def invitations_for(viewer: Viewer, *, at: datetime) -> QuerySet[Invitation]:
    """Find the open invitations that the viewer may take back."""
    found = open_invitations(at).select_related("person", "team", "by")
    if viewer.is_administrator:
        return found
    if viewer.is_head:
        return found.exclude(role=Membership.Role.ADMINISTRATOR)
    return found.filter(role=Membership.Role.MEMBER, team__in=viewer.leads)


def may_speak_for(viewer: Viewer, person: Person, *, at: datetime) -> bool:
    """Say whether the viewer may give every role that the person holds.

    Whoever hands a person to an account hands those roles over with it, so nobody may hand over
    more than they could give.
    """
    held = Membership.objects.filter(memberships_at(at), person=person).values_list("role", "team_id")
    return all(viewer.may_grant(role, team_id) for role, team_id in held)


def may_answer_for(viewer: Viewer, person: Person, *, at: datetime) -> bool:
    """Say whether the viewer may settle who an imported person is: heads, administrators, their leads."""
    if not may_speak_for(viewer, person, at=at):
        return False
    if viewer.may_manage_people():
        return True
    teams = Membership.objects.filter(memberships_at(at), person=person, team__in=viewer.leads)
    return teams.exists()


def claims_for(viewer: Viewer, *, at: datetime) -> QuerySet[Claim]:
    """Find the claims that wait for the viewer's yes or no; never their own."""
    waiting = Claim.objects.filter(answer=None, person__account=None).select_related("account", "person")
    waiting = waiting.exclude(account=viewer.account_id)
    if viewer.may_manage_people():
        return waiting
    led = Membership.objects.filter(memberships_at(at), team__in=viewer.leads).values("person")
    return waiting.filter(person__in=led)


def unclaimed_for(viewer: Viewer, *, at: datetime) -> QuerySet[Person]:
    """Find the people of the record whom the viewer might be: nobody's account, and somebody wrote as them.

    An account without any role sees them all, for it cannot know its team yet.
    """
    unclaimed = Person.objects.filter(account=None, identities__isnull=False).distinct()
    if viewer.may_manage_people() or not viewer.teams:
        return unclaimed
    return unclaimed.filter(pk__in=people_for(viewer, at=at))
