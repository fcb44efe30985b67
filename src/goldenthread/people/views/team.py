"""A team, and adding one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldenthread.foundation import clock
from goldenthread.people.actions.shape_team import TeamRefused, add_team, rename_team
from goldenthread.people.forms import NameForm
from goldenthread.people.queries import memberships_for, teams_for
from goldenthread.people.requests import ViewerRequest

from .guards import only_managers


@require_POST
@only_managers
def teams(request: ViewerRequest) -> HttpResponse:
    """Add a team."""
    try:
        made = add_team(name=request.POST.get("name", ""), by=request.user, at=clock.now())
    except TeamRefused as refused:
        messages.error(request, str(refused))
        return redirect("people:home")
    return redirect("people:team", made.pk)


@require_GET
def team(request: ViewerRequest, team_id: int) -> HttpResponse:
    """Show who is in a team now, and who was."""
    found = get_object_or_404(teams_for(request.viewer), pk=team_id)
    roles = found.memberships.select_related("person").order_by("person__name", "since")
    return render(
        request,
        "people/team.html",
        {
            "team": found,
            "leads": [m for m in roles if m.until is None and m.role == "lead"],
            "members": [m for m in roles if m.until is None and m.role == "member"],
            "past": [m for m in roles if m.until is not None],
            "may_end": set(memberships_for(request.viewer).values_list("pk", flat=True)),
            "may_manage": request.viewer.may_manage_people(),
            "may_invite": request.viewer.may_grant("member", found.pk),
            "name_form": NameForm(initial={"name": found.name}),
        },
    )


@require_POST
@only_managers
def name(request: ViewerRequest, team_id: int) -> HttpResponse:
    """Give a team another name."""
    found = get_object_or_404(teams_for(request.viewer), pk=team_id)
    try:
        rename_team(team=found, name=request.POST.get("name", ""), by=request.user, at=clock.now())
    except TeamRefused as refused:
        messages.error(request, str(refused))
    return redirect("people:team", team_id)
