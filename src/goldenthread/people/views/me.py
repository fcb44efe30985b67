"""Which one of the record is me, and answering those who say so."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.foundation import clock
from goldenthread.people.actions.claim_person import ClaimRefused, answer_claim, claim_person
from goldenthread.people.models import Claim, Person
from goldenthread.people.queries import claims_for, unclaimed_for
from goldenthread.people.requests import ViewerRequest

SHOWN = 60
FIRST_STEPS = "/welcome/"  # of a package above


@require_http_methods(["GET", "POST"])
def me(request: ViewerRequest) -> HttpResponse:
    """Show whom the record speaks of and nobody has claimed; choosing one says "this is me"."""
    at = clock.now()
    unclaimed = unclaimed_for(request.viewer, at=at)
    if request.method == "POST":
        chosen = request.POST.get("person", "")
        person = get_object_or_404(unclaimed, pk=chosen if chosen.isdigit() else 0)
        try:
            waiting = claim_person(account=request.user, person=person, at=at)
        except ClaimRefused as refused:
            messages.error(request, str(refused))
        else:
            if waiting is None:
                messages.success(request, f"What was said as {person} is yours now.")
                return redirect(FIRST_STEPS)
            messages.success(request, f"Noted. A lead, head or administrator confirms that you are {person}.")
        return redirect("people:me")
    words = request.GET.get("q", "").strip()
    found = (
        unclaimed.filter(Q(name__icontains=words) | Q(identities__key__icontains=words))
        if words
        else unclaimed
    )
    return render(
        request,
        "people/me.html",
        {
            "person": Person.objects.filter(account=request.user).first(),
            "unclaimed": found.prefetch_related("identities")[:SHOWN],
            "more": max(0, found.count() - SHOWN),
            "words": words,
            "waiting": Claim.objects.filter(account=request.user, answer=None).select_related("person"),
            "settles_at_once": request.viewer.may_manage_people(),
        },
    )


@require_POST
def answer(request: ViewerRequest, claim_id: int) -> HttpResponse:
    """Say yes or no to someone's claim."""
    claim = get_object_or_404(claims_for(request.viewer, at=clock.now()), pk=claim_id)
    try:
        answer_claim(
            claim=claim, is_right=request.POST.get("answer") == "yes", by=request.user, at=clock.now()
        )
    except ClaimRefused as refused:
        messages.error(request, str(refused))
    return redirect("people:home")
