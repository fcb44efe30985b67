"""Pages of the roof itself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.entrypoints.demo.actions.remove_sample_team import (
    MayNotRemove,
    NoSampleTeam,
    remove_sample_team,
)
from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest


@require_POST
def remove_sample(request: ViewerRequest) -> HttpResponse:
    """Take the sample team away in one step; someone of the sample team is signed out by it."""
    try:
        remove_sample_team(by=request.user, at=clock.now())
    except MayNotRemove:
        raise Http404 from None
    except NoSampleTeam:
        messages.info(request, "The sample team is gone already.")
    else:
        messages.success(request, "The sample team is gone. What is here now is your own.")
    return redirect("today:welcome")
