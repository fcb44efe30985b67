"""The draft page and its small savings: marks, quotes, words, the hand-over."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.foundation import clock
from goldenthread.insights.actions.dismiss_words import NotUnderlined, dismiss_words, take_back_dismissal
from goldenthread.people.requests import ViewerRequest
from goldenthread.reviews.actions import drafting
from goldenthread.reviews.actions.hand_over import NotReady, hand_over
from goldenthread.reviews.actions.see_evidence import see_evidence
from goldenthread.reviews.actions.withdraw_draft import withdraw_draft
from goldenthread.reviews.models import Quote, Review
from goldenthread.reviews.queries import drafts_for, seen_by, with_words
from goldenthread.reviews.sheet import MARKS, lines_of, rows_of

from .beginning import number_in


def draft_of(request: ViewerRequest, number: int) -> Review:
    """Find a draft of the viewer's own; anything else is not found."""
    review = with_words(drafts_for(request.viewer)).select_related("draft").filter(pk=number).first()
    if review is None:
        raise Http404
    return review


def edit(request: ViewerRequest, number: int, *, problem: str = "", row_problem: str = "") -> HttpResponse:
    """Show the draft: the conversation, the standard, the note."""
    review = draft_of(request, number)
    removed = request.session.pop(f"removed-quote-{number}", None)
    return render(
        request,
        "reviews/edit.html",
        {
            "review": review,
            "draft": getattr(review, "draft", None),
            "lines": lines_of(review.conversation),
            "rows": rows_of(review, at=clock.now()),
            "marks": MARKS,
            "work_on": {suggestion.behaviour for suggestion in review.work_on.all()},
            "earlier": review.earlier_words.all()[:5],
            "problem": problem,
            "row_problem": row_problem,
            "removed": removed,
        },
    )


def _row(request: ViewerRequest, number: int, behaviour: str, **more: Any) -> HttpResponse:
    """Answer a small saving: the behaviour's part of the page, or without htmx the page."""
    if not request.htmx:
        if more.get("removed"):
            request.session[f"removed-quote-{number}"] = more["removed"]
        if more.get("row_problem"):
            messages.error(request, more["row_problem"])
        return redirect(f"{reverse('reviews:review', args=[number])}#b-{behaviour}")
    review = draft_of(request, number)
    row = next((row for row in rows_of(review, at=clock.now()) if row.behaviour == behaviour), None)
    if row is None:
        raise Http404
    return render(
        request,
        "reviews/edit.html#saved-row",
        {
            "review": review,
            "row": row,
            "marks": MARKS,
            "lines": lines_of(review.conversation),
            "saved_at": clock.now(),
            **more,
        },
    )


@require_POST
def answer(request: ViewerRequest, number: int, behaviour: str) -> HttpResponse:
    """Keep a mark."""
    problem = ""
    draft_of(request, number)
    try:
        drafting.answer_behaviour(
            review=number,
            behaviour=behaviour,
            mark=request.POST.get("mark", ""),
            by=request.viewer,
            at=clock.now(),
        )
    except drafting.NotSaid as said:
        problem = str(said)
    return _row(request, number, behaviour, row_problem=problem)


@require_POST
def quote(request: ViewerRequest, number: int, behaviour: str) -> HttpResponse:
    """Quote words of a message."""
    problem = ""
    draft_of(request, number)
    near = request.POST.get("near", "")
    try:
        drafting.quote_words(
            review=number,
            behaviour=behaviour,
            message=number_in(request, "message"),
            words=request.POST.get("words", ""),
            near=int(near) if near.isascii() and near.isdigit() and len(near) < 9 else None,
            by=request.viewer,
            at=clock.now(),
        )
    except (drafting.WordsNotFound, drafting.NotSaid) as said:
        problem = str(said)
    return _row(request, number, behaviour, row_problem=problem)


@require_POST
def unquote(request: ViewerRequest, number: int, behaviour: str, quote: int) -> HttpResponse:
    """Remove a quote, and offer to bring it back."""
    draft_of(request, number)
    gone = drafting.take_quote_back(review=number, quote=quote, by=request.viewer)
    return _row(request, number, behaviour, removed=_removed(gone))


def _removed(gone: Quote | None) -> dict[str, Any] | None:
    if gone is None or gone.message_id is None:
        return None
    return {
        "behaviour": gone.answer.behaviour,
        "message": gone.message_id,
        "near": gone.start,
        "words": gone.text,
    }


@require_POST
def reveal(request: ViewerRequest, number: int, behaviour: str) -> HttpResponse:
    """Show what the engine reads of a behaviour, once the reviewer gave their own answer."""
    review = draft_of(request, number)
    answered = any(answer.behaviour == behaviour and answer.mark for answer in review.answers.all())
    if not answered:
        return _row(request, number, behaviour, row_problem="Give your own answer first.")
    if review.conversation_id is not None:
        see_evidence(
            person=review.by_id, conversation=review.conversation_id, behaviours=[behaviour], at=clock.now()
        )
    return _row(request, number, behaviour)


@require_POST
def dismiss(request: ViewerRequest, number: int, behaviour: str) -> HttpResponse:
    """Keep that the reviewer finds an underline wrong, or let that go again."""
    review = draft_of(request, number)
    problem = ""
    if review.conversation is None or behaviour not in seen_by(review.by_id, review.conversation.pk):
        raise Http404
    if "dismissal" in request.POST:
        take_back_dismissal(dismissal=number_in(request, "dismissal"), by=review.by_id)
    else:
        evidence = number_in(request, "evidence")
        try:
            dismiss_words(
                conversation=review.conversation, evidence=evidence, by=review.by_id, at=clock.now()
            )
        except NotUnderlined as gone:
            problem = str(gone)
    return _row(request, number, behaviour, row_problem=problem)


def _keep_posted(request: ViewerRequest, number: int) -> bool:
    overwritten = False
    for name in drafting.NOTE_FIELDS:
        if name in request.POST:
            overwritten |= drafting.keep_words(
                review=number,
                field=name,
                words=request.POST[name].replace("\r\n", "\n")[:20_000],
                before=request.POST.get(f"{name}_before", "").replace("\r\n", "\n")
                if f"{name}_before" in request.POST
                else None,
                by=request.viewer,
                at=clock.now(),
            )
    if "work_on_sent" in request.POST:
        drafting.choose_what_to_work_on(
            review=number, behaviours=request.POST.getlist("work_on"), by=request.viewer
        )
    return overwritten


@require_POST
def keep(request: ViewerRequest, number: int) -> HttpResponse:
    """Keep the note as typed so far."""
    draft_of(request, number)
    problem = ""
    try:
        overwritten = _keep_posted(request, number)
    except drafting.NotSaid as said:
        problem, overwritten = str(said), False
    if not request.htmx:
        if problem:
            messages.error(request, problem)
        return redirect(f"{reverse('reviews:review', args=[number])}#note")
    review = draft_of(request, number)
    return render(
        request,
        "reviews/edit.html#saved-note",
        {
            "review": review,
            "draft": getattr(review, "draft", None),
            "sent": [name for name in drafting.NOTE_FIELDS if name in request.POST],
            "saved_at": clock.now(),
            "problem": problem,
            "overwritten": overwritten,
            "earlier": review.earlier_words.all()[:5],
        },
    )


@require_POST
def give(request: ViewerRequest, number: int) -> HttpResponse:
    """Keep what was typed, then hand the review over; or say what is missing."""
    review = draft_of(request, number)
    try:
        _keep_posted(request, number)
        hand_over(review=number, by=request.viewer, at=clock.now())
    except (NotReady, drafting.NotSaid) as missing:
        return edit(request, number, problem=str(missing))
    if review.kind == "self":
        messages.success(request, "Done. What you wrote about your own work is yours alone.")
    else:
        messages.success(request, f"Handed over. {review.about} finds it on their Today page.")
    return redirect("reviews:review", number)


@require_POST
def withdraw(request: ViewerRequest, number: int) -> HttpResponse:
    """Lay the draft aside; it can be taken up again from My reviews."""
    draft_of(request, number)
    withdraw_draft(
        review=number, by=request.viewer, at=clock.now(), reason=request.POST.get("reason", "")[:1000]
    )
    messages.success(request, "Laid aside. You can take it up again below; nothing you wrote is lost.")
    return redirect("reviews:mine")
