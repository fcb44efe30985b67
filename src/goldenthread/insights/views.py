"""Shows what the engine found for people to make something of, and what it learnt from them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldenthread.analysis.learning.marks import ENOUGH_ANSWERS
from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest

from .actions.undo_lesson import NoSuchLesson, undo_lesson
from .queries import lessons_for, praise_for

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


@require_GET
def learning(request: ViewerRequest) -> HttpResponse:
    """Show what the engine learnt from this house's reviews, on what proof, and what was taken back."""
    lessons = lessons_for(request.viewer, at=clock.now())
    context = {
        "in_force": [learnt for learnt in lessons if learnt.in_force],
        "earlier": [learnt for learnt in lessons if not learnt.in_force],
        "enough": ENOUGH_ANSWERS,
    }
    return render(request, "insights/learning.html", context)


@require_POST
def undo(request: ViewerRequest, lesson: int) -> HttpResponse:
    """Take back what the engine learnt."""
    if not request.viewer.may_manage_people():
        raise Http404
    try:
        undo_lesson(
            lesson=lesson, by=request.viewer, at=clock.now(), reason=request.POST.get("reason", "")[:2000]
        )
    except NoSuchLesson as gone:
        messages.error(request, str(gone))
    else:
        messages.success(request, "Taken back. Conversations are being read again as before.")
    return redirect("insights:learning")
