"""A review begins."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews.actions.begin_review import CannotReview, begin_review
from goldenthread.reviews.queries import conversation_for, items_for


def number_in(request: HttpRequest, name: str) -> int:
    """Read a number that a form sent; anything else is not found."""
    value = request.POST.get(name, "")
    if not (value.isascii() and value.isdigit()) or len(value) > 15:
        raise Http404
    return int(value)


@require_POST
def begin(request: ViewerRequest) -> HttpResponse:
    """Begin a review of one person's part in a conversation, and go to it."""
    at = clock.now()
    item = None
    if "item" in request.POST:
        item = items_for(request.viewer, at=at).filter(pk=number_in(request, "item")).first()
        if item is None:
            raise Http404
        conversation, about = item.conversation_id, item.person_id
    else:
        conversation, about = number_in(request, "conversation"), number_in(request, "about")
        if conversation_for(request.viewer, conversation, at=at) is None:
            raise Http404
    try:
        review = begin_review(
            conversation=conversation,
            about=about,
            by=request.viewer,
            at=at,
            item=item,
            reason=request.POST.get("reason", "")[:1000],
        )
    except CannotReview:
        raise Http404 from None
    return redirect("reviews:review", review.pk)
