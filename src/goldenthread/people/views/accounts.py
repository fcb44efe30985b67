"""The account of a person, in the hands of who manages people: close it, open it, a sign-in link."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from goldenthread.foundation import clock
from goldenthread.foundation.actions.sign_in_link import make_sign_in_link
from goldenthread.people.actions.close_account import ClosureRefused, close_account, reopen_account
from goldenthread.people.actions.remove_second_factors import RemovalRefused, remove_second_factors
from goldenthread.people.models import Person
from goldenthread.people.queries import people_for
from goldenthread.people.requests import ViewerRequest

from .guards import only_managers


def _with_account(request: ViewerRequest, person_id: int) -> Person:
    people = people_for(request.viewer, at=clock.now()).filter(account__isnull=False)
    return get_object_or_404(people.select_related("account"), pk=person_id)


@require_POST
@only_managers
def closure(request: ViewerRequest, person_id: int) -> HttpResponse:
    """Close an account, or open a closed one again."""
    person = _with_account(request, person_id)
    act = reopen_account if request.POST.get("answer") == "open" else close_account
    try:
        act(person=person, by=request.user, at=clock.now())
    except ClosureRefused as refused:
        messages.error(request, str(refused))
    return redirect("people:person", person_id)


@require_POST
def second_factors_removal(request: ViewerRequest, person_id: int) -> HttpResponse:
    """Take the second factors off the account of someone who lost them all."""
    if not request.viewer.is_administrator:
        raise Http404
    person = _with_account(request, person_id)
    try:
        remove_second_factors(person=person, by=request.user, at=clock.now())
    except RemovalRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, f"{person} signs in with the password alone now, and sees that you did this."
        )
    return redirect("people:person", person_id)


@never_cache
@require_POST
def link(request: ViewerRequest, person_id: int) -> HttpResponse:
    """Show a sign-in link for someone locked out, once; the person sees in the audit that it was made."""
    if not request.viewer.is_administrator:
        raise Http404
    person = _with_account(request, person_id)
    assert person.account is not None
    path = make_sign_in_link(user=person.account, at=clock.now(), by=request.user)
    return render(
        request,
        "people/account_link.html",
        {"person": person, "link": f"{settings.ADDRESS}{path}"},
        status=201,
    )
