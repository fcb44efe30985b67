"""The pages through which a new account comes in: by invitation, and the very first one."""

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from goldenthread.foundation import clock
from goldenthread.people import setup_link
from goldenthread.people.actions.accept_invitation import (
    InvitationOver,
    accept_invitation,
    invitation_behind,
)
from goldenthread.people.actions.found_house import AlreadyFounded, found
from goldenthread.people.forms import AccountForm, FoundingForm

FIRST_STEPS = "/welcome/"  # of a package above


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@sensitive_variables("token", "form")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person choose a name and password, and in."""
    try:
        behind = invitation_behind(token, at=clock.now())
        form = AccountForm(request.POST or None, address=behind.mail, initial={"name": behind.person.name})
        if request.method == "POST" and form.is_valid():
            account = accept_invitation(token=token, at=clock.now(), **form.cleaned_data)
            response: HttpResponse = perform_login(request, account)
            return response
    except InvitationOver as over:
        return render(request, "foundation/link_does_not_work.html", {"reason": over}, status=404)
    return render(request, "people/accept_invitation.html", {"invitation": behind, "form": form})


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@sensitive_variables("token", "form")
@require_http_methods(["GET", "POST"])
def first(request: HttpRequest, token: str) -> HttpResponse:
    """Make the very first account; whoever has the token can read the data folder anyway."""
    if not setup_link.opens(token):
        raise Http404
    form = FoundingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            account, _ = found(
                email=typed["mail"],
                name=typed["name"],
                password=typed["password"],
                team=typed["team"] or None,
                at=clock.now(),
            )
        except AlreadyFounded:
            return redirect("account_login")
        setup_link.use_up()
        response: HttpResponse = perform_login(request, account, redirect_url=FIRST_STEPS)
        return response
    return render(request, "people/first.html", {"form": form})
