"""Invitations: make one, copy its link once, take it back."""

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.foundation import clock
from goldenthread.people.actions.invite_person import (
    InvitationRefused,
    Invited,
    invite_person,
    withdraw_invitation,
)
from goldenthread.people.forms import InvitationForm
from goldenthread.people.queries import invitations_for, people_for
from goldenthread.people.requests import ViewerRequest

from .guards import only_inviters


@never_cache
@require_http_methods(["GET", "POST"])
@only_inviters
def invitations(request: ViewerRequest) -> HttpResponse:
    """Show the open invitations and a form for a new one; a fresh link is shown this once."""
    at = clock.now()
    wanted = request.POST.get("person") or request.GET.get("person") or ""
    person = (
        get_object_or_404(people_for(request.viewer, at=at).filter(account=None), pk=wanted)
        if wanted.isdigit()
        else None
    )
    initial = {"team": request.GET.get("team"), "name": person.name if person else "", "role": "member"}
    if person and (address := person.identities.filter(source="mail").first()):
        initial["mail"] = address.key
    form = InvitationForm(request.viewer, request.POST or None, initial=initial)
    invited: Invited | None = None
    if request.method == "POST" and form.is_valid():
        try:
            invited = invite_person(person=person, by=request.user, at=at, **form.cleaned_data)
        except InvitationRefused as refused:
            form.add_error(None, str(refused))
        else:
            _mail(invited)
            form = InvitationForm(request.viewer)
    return render(
        request,
        "people/invitations.html",
        {
            "form": form,
            "person": person if invited is None else None,
            "invited": invited,
            "link": f"{settings.ADDRESS}{invited.path}" if invited else "",
            "was_mailed": settings.MAIL_IS_SET_UP,
            "invitations": invitations_for(request.viewer, at=at),
        },
        status=201 if invited else 200,
    )


@require_POST
def withdrawal(request: ViewerRequest, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    found = get_object_or_404(invitations_for(request.viewer, at=clock.now()), pk=invitation_id)
    try:
        withdraw_invitation(invitation=found, by=request.user, at=clock.now())
    except InvitationRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"The invitation of {found.person} was taken back; its link is dead.")
    return redirect("people:invitations")


def _mail(invited: Invited) -> None:
    if not settings.MAIL_IS_SET_UP:
        return
    words = {"invitation": invited.invitation, "link": f"{settings.ADDRESS}{invited.path}"}
    send_mail(
        "Your invitation to Golden Thread",
        render_to_string("people/invitation.txt", words),
        None,
        [invited.invitation.mail],
    )
