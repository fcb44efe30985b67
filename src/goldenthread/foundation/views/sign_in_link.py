"""The page behind a sign-in link: one button, so that a mail scanner's look uses nothing up."""

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from goldenthread.foundation import clock
from goldenthread.foundation.actions.sign_in_link import LinkDoesNotWork, account_behind, use_sign_in_link


@login_not_required
@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show whose account the link opens; a press of the button signs in.

    The link stands in for the password alone: an account with a second factor is still asked for it.
    """
    try:
        if request.method == "POST":
            user = use_sign_in_link(token=token, at=clock.now())
            response: HttpResponse = perform_login(request, user)
            return response
        user = account_behind(token, at=clock.now())
    except LinkDoesNotWork as error:
        return render(request, "foundation/link_does_not_work.html", {"reason": error}, status=404)
    return render(request, "foundation/sign_in_link.html", {"account": user})
