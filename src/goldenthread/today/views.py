"""Each person's home."""

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.people.requests import ViewerRequest


def home(request: ViewerRequest) -> HttpResponse:
    """Show what is asked of me and what was left for me."""
    return render(request, "today/home.html")
