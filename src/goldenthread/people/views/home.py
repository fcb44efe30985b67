"""Who works with whom."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.foundation import clock
from goldenthread.people.forms import NameForm
from goldenthread.people.models import Membership, Person
from goldenthread.people.queries import (
    claims_for,
    invitations_for,
    memberships_at,
    people_for,
    teams_for,
    unclaimed_for,
)
from goldenthread.people.requests import ViewerRequest

SHOWN = 100  # names in a list without a search
TEAMS = 24
IN_A_TEAM = 20


def home(request: ViewerRequest) -> HttpResponse:
    """Show the teams with their people, and what waits for the viewer's yes or no."""
    at, viewer = clock.now(), request.viewer
    words = request.GET.get("q", "").strip()
    current = Membership.objects.filter(memberships_at(at)).select_related("person").order_by("person__name")
    teams = Paginator(
        teams_for(viewer).prefetch_related(Prefetch("memberships", queryset=current, to_attr="current")),
        TEAMS,
    ).get_page(request.GET.get("page"))
    people = people_for(viewer, at=at)
    working = current.values("person")
    return render(
        request,
        "people/home.html",
        {
            "words": words,
            "found": people.filter(name__icontains=words)[:SHOWN] if words else None,
            "page": teams,
            "teams": [
                (team, *_leads_first(team.current))  # type: ignore[attr-defined]
                for team in teams
            ],
            "in_a_team": IN_A_TEAM,
            "in_a_team_slice": f":{IN_A_TEAM}",
            "house": current.filter(team=None) if viewer.may_manage_people() else (),
            "without_role": people.exclude(pk__in=working)[:SHOWN]
            if viewer.may_manage_people()
            else Person.objects.none(),
            "claims": claims_for(viewer, at=at),
            "may_claim": bool(teams) and unclaimed_for(viewer, at=at).exists(),
            "may_invite": viewer.may_manage_people() or bool(viewer.leads),
            "invitations": invitations_for(viewer, at=at),
            "team_form": NameForm() if viewer.may_manage_people() else None,
        },
    )


def _leads_first(roles: list[Membership]) -> tuple[list[Membership], list[Membership]]:
    """Part a team's roles into its leads and its other members; a lead who also serves stands once."""
    leads = [role for role in roles if role.role == Membership.Role.LEAD]
    named = {role.person_id for role in leads}
    return leads, [role for role in roles if role.person_id not in named]
