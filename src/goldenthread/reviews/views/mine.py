"""My reviews: what I wrote, what was left for me, what I have begun."""

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews import queries

MOST = 50


def mine(request: ViewerRequest) -> HttpResponse:
    """Show drafts, words left for me, what I gave, and what my role opens to me of the team's."""
    viewer, at = request.viewer, clock.now()
    return render(
        request,
        "reviews/mine.html",
        {
            "drafts": queries.drafts_for(viewer),
            "laid_aside": queries.laid_aside_by(viewer)[:MOST],
            "received": queries.left_for(viewer)[:MOST],
            "unread": set(queries.unread_by(viewer).values_list("pk", flat=True)),
            "given": queries.given_by(viewer).exclude(kind="self")[:MOST],
            "own": queries.about_oneself(viewer)[:MOST],
            "of_the_team": queries.of_the_team(viewer, at=at)[:MOST],
            "latest_draw": queries.latest_draw(),
        },
    )
