"""The page where the sample team is brought in, and the address that takes it away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.entrypoints.models import SampleTeam
from goldenthread.foundation import clock
from goldenthread.foundation.models import User
from goldenthread.people.requests import ViewerRequest

from .actions.remove_sample_team import NoSampleTeam, remove_sample_team
from .actions.settle_sample_team import NameTaken, settle_sample_team
from .jobs import bring_sample_team_in


def _only_managers(request: ViewerRequest) -> None:
    if not request.viewer.may_manage_people():
        raise Http404


@require_http_methods(["GET", "POST"])
def sample_team(request: ViewerRequest) -> HttpResponse:
    """Show whether the sample team is here, on its way or not; POST brings it in."""
    _only_managers(request)
    if request.method != "POST":
        return render(request, "sample_team.html", {"sample": SampleTeam.objects.first()})
    try:
        settle_sample_team(by=request.user, at=clock.now())
    except NameTaken as taken:
        messages.error(request, f"{taken} Rename yours for a while, or go on with your own conversations.")
    else:
        bring_sample_team_in.enqueue()
    return redirect("sample_team")


@require_POST
def sample_team_removal(request: ViewerRequest) -> HttpResponse:
    """Take the sample team away; whoever is one of them is signed out by it."""
    _only_managers(request)
    try:
        removed = remove_sample_team(by=request.user, at=clock.now())
    except NoSampleTeam as none:
        messages.info(request, str(none))
        return redirect("today:welcome")
    if not User.objects.filter(pk=request.user.pk).exists():
        request.session.flush()
        return redirect("today:home")
    messages.success(
        request,
        f"The sample team has moved out: {removed.conversations:,} conversations and {removed.people} people.",
    )
    return redirect("today:welcome")
