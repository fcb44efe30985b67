"""Parts that the conversation page asks for by address; each is a page of its own too."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenthread.foundation import clock
from goldenthread.insights.queries import heard_in, unread_language_of
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews import queries
from goldenthread.reviews.actions.see_evidence import see_evidence
from goldenthread.reviews.models import Review


@require_GET
def evidence(request: ViewerRequest, conversation: int) -> HttpResponse:
    """Show what the engine reads in a conversation; kept back from whoever is about to review it.

    Reading it is kept: answers that this viewer gives later on it are not blind.
    """
    at, viewer = clock.now(), request.viewer
    found = queries.conversation_for(viewer, conversation, at=at)
    if found is None:
        raise Http404
    draft = queries.drafts_for(viewer).filter(conversation=found).first()
    is_asked = queries.items_for(viewer, at=at).filter(conversation=found).exists()
    readings = [] if draft or is_asked else queries.reading_of(found)
    if readings and viewer.person_id is not None:
        see_evidence(
            person=viewer.person_id,
            conversation=found.pk,
            behaviours=[reading.behaviour for reading in readings],
            at=at,
        )
    context = {
        "conversation": found,
        "draft": draft,
        "is_asked": is_asked,
        "readings": readings,
        "telling": [reading for reading in readings if reading.words],
        "silent": [reading for reading in readings if not reading.words],
        "heard": heard_in(found) if readings else [],
        "unread_language": unread_language_of(found) if readings else "",
    }
    return render(request, "reviews/evidence.html#part" if request.htmx else "reviews/evidence.html", context)


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
