"""Nobody signs themselves up; the page says how an account comes about."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def signup_closed(request: HttpRequest) -> HttpResponse:
    """Say that accounts come by invitation."""
    return render(request, "account/signup_closed.html")
