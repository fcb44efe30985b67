"""Begin and end a person's role: in a team (member, lead) or in the whole house."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Membership, Person, Team
from goldenthread.people.queries import memberships_at, viewer_for


class MembershipRefused(Exception):
    """The role cannot begin or end like this; the message says why."""


@transaction.atomic
def begin_membership(
    *, person: Person, role: str, team: Team | None, by: User | None, at: datetime
) -> Membership:
    """Give a person a role from `at` on; a role that they hold already stays as it is.

    `by` is None for the machine itself (an invitation accepted, the house founded).
    """
    if by is not None and not viewer_for(by, at=at).may_grant(role, team.pk if team else None):
        raise MembershipRefused("You may not give this role.")
    if (team is None) == (role in (Membership.Role.MEMBER, Membership.Role.LEAD)):
        raise MembershipRefused("Members and leads belong to a team; heads and administrators to none.")
    held = Membership.objects.filter(person=person, role=role, team=team, until=None).first()
    if held is not None:
        return held
    membership = Membership.objects.create(person=person, role=role, team=team, since=at)
    audit.record(
        act="begin_membership",
        by=by,
        at=at,
        subject=person,
        summary=f"{membership} from now on.",
        concerns=[person.pk],
    )
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, by: User, at: datetime) -> None:
    """End a role; the row stays, so that it can always be said who led whom when."""
    if not viewer_for(by, at=at).may_grant(membership.role, membership.team_id):
        raise MembershipRefused("You may not end this role.")
    if membership.until is not None:
        raise MembershipRefused(f"{membership} ended already.")
    is_last = not (
        Membership.objects.select_for_update()
        .filter(memberships_at(at), role=membership.role, person__account__is_active=True)
        .exclude(pk=membership.pk)
        .exists()
    )
    if membership.role == Membership.Role.ADMINISTRATOR and is_last:
        raise MembershipRefused("Name another administrator first: somebody must be able to let people in.")
    membership.until = at
    membership.save(update_fields=["until"])
    audit.record(
        act="end_membership",
        by=by,
        at=at,
        subject=membership.person,
        summary=f"{membership} no longer.",
        concerns=[membership.person_id],
    )
