"""Shows what the engine found for people to make something of."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest

from .queries import praise_for

A_PAGE = 20


@require_GET
def praise(request: ViewerRequest) -> HttpResponse:
    """Show what customers praised, in their own words, the newest first."""
    last = request.GET.get("older", "")
    older_than = int(last) if last.isascii() and last.isdecimal() and len(last) < 19 else None
    found = praise_for(request.viewer, at=clock.now(), older_than=older_than, most=A_PAGE + 1)
    context = {
        "praise": found[:A_PAGE],
        "older": found[A_PAGE - 1].number if len(found) > A_PAGE else None,
        "is_continued": older_than is not None,
    }
    return render(request, "insights/praise.html", context)
