"""The draw: open to everyone whom it concerns."""

import secrets
from itertools import takewhile

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews import queries
from goldenthread.reviews.actions.draw_week import MayNotDraw, NothingToDraw, draw_week
from goldenthread.reviews.actions.replace_item import CannotReplace, replace_item
from goldenthread.reviews.models import Draw, DrawItem
from goldenthread.reviews.weeks import say_week, week_bounds, week_of

MANY_PEOPLE = 20
MOST_PEOPLE = 150


@require_http_methods(["GET", "POST"])
def make(request: ViewerRequest) -> HttpResponse:
    """Go to this week's draw; a lead, the head or an administrator can make it where there is none."""
    at = clock.now()
    week = week_of(at)
    if request.method == "POST":
        try:
            draw_week(week=week, seed=secrets.randbelow(2**31), by=request.viewer, at=at)
        except MayNotDraw:
            raise Http404 from None
        except NothingToDraw:
            messages.warning(request, "There is no work to draw from yet. Bring conversations in first.")
    return redirect("reviews:draw", week)


def _said_once(items: list[DrawItem]) -> tuple[str, str, list[tuple[DrawItem, str]]]:
    """Put the sentences that all of a person's items share above them, so that each is read once."""
    sentences = zip(*(item.reason.split(". ") for item in items), strict=False)
    shared = "".join(f"{same[0]}. " for same in takewhile(lambda told: len(set(told)) == 1, sentences))
    return (
        items[0].person.name,
        shared.replace("..", ".").strip(),
        [(item, item.reason[len(shared) :].strip()) for item in items],
    )


def show(request: ViewerRequest, week: str) -> HttpResponse:
    """Show who was drawn, for whom, why, and by what chance."""
    try:
        week_bounds(week)
    except ValueError:
        raise Http404 from None
    at = clock.now()
    draw, items = queries.draw_of(request.viewer, week, at=at)
    q = request.GET.get("q", "").strip()[:100]
    by_person: dict[int, list[DrawItem]] = {}
    for item in items:
        if q.casefold() in item.person.name.casefold():
            by_person.setdefault(item.person_id, []).append(item)
    shown = list(by_person.values())[:MOST_PEOPLE]
    return render(
        request,
        "reviews/draw.html",
        {
            "week": say_week(week, at=at),
            "is_this_week": week == week_of(at),
            "draw": draw,
            "people": [_said_once(theirs) for theirs in shown],
            "more": len(by_person) - len(shown),
            "q": q,
            "may_search": bool(q) or len(by_person) > MANY_PEOPLE,
            "may_draw": request.viewer.may_import() and week == week_of(at),
            "other_weeks": [
                (other, say_week(other, at=at).removeprefix("the week of "))
                for other in Draw.objects.exclude(week=week).values_list("week", flat=True)[:8]
            ],
        },
    )


@require_http_methods(["GET", "POST"])
def replace(request: ViewerRequest, item: int) -> HttpResponse:
    """Set an item aside with a reason, and get another of the same person's."""
    at = clock.now()
    found = queries.items_for(request.viewer, at=at).filter(pk=item).first()
    if found is None:
        raise Http404
    problem, reason = "", request.POST.get("reason", "")[:1000]
    if request.method == "POST":
        try:
            replacement = replace_item(item=item, reason=reason, by=request.viewer, at=at)
        except CannotReplace as said:
            problem = str(said)
        else:
            messages.success(
                request,
                "Another one was drawn in its place."
                if replacement.instead
                else "Set aside. There was no other conversation to draw in its place.",
            )
            return redirect("today:home")
    return render(request, "reviews/replace.html", {"item": found, "problem": problem, "reason": reason})
