"""Parts that the conversation page asks for by address; each is a page of its own too."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldenthread.conversations.models import Conversation
from goldenthread.foundation import clock
from goldenthread.insights.actions.dismiss_words import NotUnderlined, dismiss_words, take_back_dismissal
from goldenthread.insights.queries import heard_in, unread_language_of
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews import queries
from goldenthread.reviews.actions.see_evidence import see_evidence
from goldenthread.reviews.models import Review
from goldenthread.reviews.proposed import proposed_of

from .beginning import number_in


@require_GET
def evidence(request: ViewerRequest, conversation: int) -> HttpResponse:
    """Show what the engine reads in a conversation; kept back from whoever is about to review it.

    Reading it is kept: answers that this viewer gives later on it are not blind.
    """
    found = queries.conversation_for(request.viewer, conversation, at=clock.now())
    if found is None:
        raise Http404
    return _reading(request, found)


def _reading(request: ViewerRequest, found: Conversation) -> HttpResponse:
    at, viewer = clock.now(), request.viewer
    keeps = queries.kept_back_by(viewer, found, at=at)
    readings = [] if keeps else queries.reading_of(found, person=viewer.person_id)
    proposed = None if keeps else proposed_of(found, at=at)
    seen = {reading.behaviour.value for reading in readings} | set(proposed.behaviours if proposed else [])
    if seen and viewer.person_id is not None:
        see_evidence(person=viewer.person_id, conversation=found.pk, behaviours=seen, at=at)
    context = {
        "conversation": found,
        "draft": keeps if isinstance(keeps, Review) else None,
        "is_asked": keeps is not None and not isinstance(keeps, Review),
        "proposed": proposed,
        "readings": readings,
        "telling": [reading for reading in readings if reading.words],
        "silent": [reading for reading in readings if not reading.words],
        "heard": heard_in(found) if readings else [],
        "unread_language": unread_language_of(found) if readings else "",
    }
    return render(request, "reviews/evidence.html#part" if request.htmx else "reviews/evidence.html", context)


@require_POST
def dismiss(request: ViewerRequest, conversation: int) -> HttpResponse:
    """Keep that the viewer finds an underline wrong, or let that go again; then show the reading anew."""
    at, viewer = clock.now(), request.viewer
    found = queries.conversation_for(viewer, conversation, at=at)
    if found is None or viewer.person_id is None:
        raise Http404
    if "dismissal" in request.POST:
        take_back_dismissal(dismissal=number_in(request, "dismissal"), by=viewer.person_id)
    else:
        evidence = number_in(request, "evidence")
        try:
            dismiss_words(conversation=found, evidence=evidence, by=viewer.person_id, at=at)
        except NotUnderlined as gone:
            messages.error(request, str(gone))
    if request.htmx:
        return _reading(request, found)
    return redirect("reviews:evidence", conversation)


@require_GET
def choices(request: ViewerRequest, conversation: int) -> HttpResponse:
    """Offer to review a conversation: about whom, or on with what was begun."""
    at, viewer = clock.now(), request.viewer
    found = queries.conversation_for(viewer, conversation, at=at)
    if found is None:
        raise Http404
    mine = {
        review.about_id: review
        for review in Review.objects.filter(conversation=found, by=viewer.person_id).select_related(
            "hand_over", "withdrawal", "about"
        )
    }
    people = queries.people_to_review(viewer, found.pk, at=at)
    context = {
        "conversation": found,
        "begun": list(mine.values()),
        "people": [(person, kind) for person, kind in people if person.pk not in mine],
        "asked": queries.items_for(viewer, at=at).filter(conversation=found).first(),
    }
    return render(request, "reviews/for.html#part" if request.htmx else "reviews/for.html", context)
