"""Finds people, teams, and who is looking."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from goldenthread.foundation.models import User

from .models import Membership
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
