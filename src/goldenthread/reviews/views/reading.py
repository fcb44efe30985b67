"""A review's one address: its draft for the writer, then words and quotes for those who may read."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews.actions.answer_review import CannotAnswer, answer_review
from goldenthread.reviews.actions.look_at_review import look_at_review
from goldenthread.reviews.models import Receipt, Review
from goldenthread.reviews.queries import conversation_for, looks_at, reviews_for, with_words
from goldenthread.reviews.sheet import lines_of, rows_of

from . import editing


def review(request: ViewerRequest, number: int) -> HttpResponse:
    """Show a review to whoever may see it, in the shape that is theirs."""
    found = _found(request, number)
    if not found.is_handed_over:
        if found.is_withdrawn or found.conversation_id is None:
            return redirect("reviews:mine")
        return editing.edit(request, number)
    look_at_review(review=found, by=request.viewer, at=clock.now())
    return _read(request, found)


def _found(request: ViewerRequest, number: int) -> Review:
    found = with_words(reviews_for(request.viewer, at=clock.now())).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _read(request: ViewerRequest, found: Review, *, problem: str = "", words: str = "") -> HttpResponse:
    viewer = request.viewer
    suggested = [suggestion.behaviour for suggestion in found.work_on.all()]
    said = [row for row in rows_of(found, at=clock.now()) if row.mark or row.quotes]
    receipts = list(found.receipts.select_related("by"))
    conversation = found.conversation
    if conversation is not None and viewer.person_id not in (found.by_id, found.about_id):
        conversation = conversation_for(viewer, conversation.pk, at=clock.now())
    return render(
        request,
        "reviews/read.html",
        {
            "review": found,
            "worked": [row for row in said if row.mark == "shown" and row.behaviour not in suggested],
            "to_work_on": [row for row in said if row.behaviour in suggested],
            "rest": [row for row in said if row.mark != "shown" and row.behaviour not in suggested],
            "suggested_only": [
                wording
                for wording in found.standard.wordings.all()
                if wording.behaviour in suggested and wording.behaviour not in {row.behaviour for row in said}
            ],
            "lines": lines_of(conversation),
            "receipts": receipts,
            "has_read": any(receipt.by_id == found.about_id for receipt in receipts),
            "has_thanked": any(receipt.kind == Receipt.Kind.THANKS for receipt in receipts),
            "is_mine": viewer.person_id == found.about_id and found.kind != "self",
            "is_by_me": viewer.person_id == found.by_id,
            "looks": list(looks_at(found)),
            "problem": problem,
            "words": words,
        },
    )


@require_POST
def receive(request: ViewerRequest, number: int) -> HttpResponse:
    """Send something back: read, thank you, or words."""
    found = _found(request, number)
    if not found.is_handed_over or request.viewer.person_id not in (found.about_id, found.by_id):
        raise Http404
    words = request.POST.get("words", "")[:10_000]
    try:
        answer_review(
            review=found,
            kind=request.POST.get("kind", ""),
            words=words,
            by=request.viewer,
            at=clock.now(),
        )
    except CannotAnswer as problem:
        return _read(request, found, problem=str(problem), words=words)
    messages.success(request, "Sent.")
    return redirect("reviews:review", number)
