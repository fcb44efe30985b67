"""Asking the language model, and looking whether it has answered: from a conversation and from a draft."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.foundation import clock
from goldenthread.insights.actions.ask_model import NoLanguageModel
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews import queries
from goldenthread.reviews.actions.ask_language_model import MayNotAsk, ask_about_conversation, ask_in_draft
from goldenthread.reviews.actions.see_evidence import see_evidence
from goldenthread.reviews.proposed import Proposed, proposed_of
from goldenthread.reviews.sheet import rows_of

from .editing import draft_of


@require_http_methods(["GET", "POST"])
def about_conversation(request: ViewerRequest, conversation: int) -> HttpResponse:
    """Ask about a conversation, or look for the answer; kept back from whoever is about to review it."""
    at, viewer = clock.now(), request.viewer
    found = queries.conversation_for(viewer, conversation, at=at)
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            ask_about_conversation(conversation=conversation, by=viewer, at=at)
        except (MayNotAsk, NoLanguageModel) as why:
            messages.error(request, str(why))
    if not request.htmx:
        return redirect("reviews:evidence", conversation)
    proposed = None
    if queries.kept_back_by(viewer, found, at=at) is None:
        proposed = proposed_of(found, at=at)
    if proposed and viewer.person_id is not None:
        see_evidence(person=viewer.person_id, conversation=found.pk, behaviours=proposed.behaviours, at=at)
    return _part(request, proposed, reverse("reviews:ask", args=[conversation]), "proposals")


@require_http_methods(["GET", "POST"])
def in_draft(request: ViewerRequest, number: int, behaviour: str) -> HttpResponse:
    """Ask from a draft, after one's own answer, or look for the answer."""
    at = clock.now()
    draft_of(request, number)
    if request.method == "POST":
        try:
            ask_in_draft(review=number, behaviour=behaviour, by=request.viewer, at=at)
        except (MayNotAsk, NoLanguageModel) as why:
            messages.error(request, str(why))
    if not request.htmx:
        return redirect(f"{reverse('reviews:review', args=[number])}#b-{behaviour}")
    rows = rows_of(draft_of(request, number), at=at)
    row = next((row for row in rows if row.behaviour == behaviour), None)
    if row is None:
        raise Http404
    address = reverse("reviews:ask_in_draft", args=[number, behaviour])
    return _part(request, row.proposed, address, f"proposals-{behaviour}")


def _part(request: ViewerRequest, proposed: Proposed | None, address: str, place: str) -> HttpResponse:
    shown = {"proposed": proposed, "ask_at": address, "place": place}
    answer = render(request, "reviews/proposals.html", shown)
    if request.method == "GET" and proposed and proposed.is_waiting:
        answer["HX-Reswap"] = "none"  # nothing new: whoever listens hears "asked" once, not every two seconds
    return answer
