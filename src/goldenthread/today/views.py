"""Each person's home, and the first steps."""

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews import queries as reviews
from goldenthread.reviews.weeks import week_of

from .queries import asked_of, first_steps_of


def home(request: ViewerRequest) -> HttpResponse:
    """Show what is asked of me and why, what I began, and what was left for me."""
    viewer, at = request.viewer, clock.now()
    all_drafts = list(reviews.drafts_for(viewer))
    asked = asked_of(viewer, all_drafts, at=at)
    begun = {ask.draft.pk for ask in asked if ask.draft is not None}
    unread = list(reviews.unread_by(viewer)) if viewer.person_id else []
    drafts = [draft for draft in all_drafts if draft.pk not in begun]
    is_quiet = not (asked or unread or drafts)
    steps = first_steps_of(viewer, at=at) if is_quiet else None
    return render(
        request,
        "today/home.html",
        {
            "today": at,
            "asked": asked,
            "minutes": sum(ask.minutes for ask in asked),
            "drafts": drafts,
            "unread": unread,
            "week": week_of(at),
            "steps": steps,
            "nothing_here": steps is not None and not (steps.has_conversations or steps.has_sample),
            "leads": bool(viewer.leads) or viewer.is_head,
            "own": reviews.last_looks_at_own_work(viewer) if viewer.leads or viewer.is_head else None,
            "own_work": reviews.own_recent_work(viewer, most=1).first()
            if viewer.person_id and (viewer.leads or viewer.is_head)
            else None,
        },
    )


def welcome(request: ViewerRequest) -> HttpResponse:
    """Guide a newcomer: look around in the sample team, or take your own conversations to a first review."""
    return render(
        request,
        "today/welcome.html",
        {"steps": first_steps_of(request.viewer, at=clock.now()), "week": week_of(clock.now())},
    )
