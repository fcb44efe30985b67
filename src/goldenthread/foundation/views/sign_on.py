"""Sign-on at the organisation's provider (OpenID Connect), and a plain word when it does not answer."""

from collections.abc import Callable
from functools import wraps

import requests
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Page = Callable[[HttpRequest, str], HttpResponse]


def _said_if_it_is_down(page: Page) -> Page:
    @login_not_required
    @wraps(page)
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return page(request, provider_id)
        except requests.RequestException:
            return render(request, "socialaccount/authentication_error.html", status=502)

    return guarded


login = _said_if_it_is_down(openid.login)
callback = _said_if_it_is_down(openid.callback)
