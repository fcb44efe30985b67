"""Puts who is looking on each request, as `request.viewer`."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from goldenthread.foundation import clock

from .queries import viewer_for


class ViewerMiddleware:
    """Works the viewer out once a request, and only if a page asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = SimpleLazyObject(lambda: viewer_for(request.user, at=clock.now()))  # type: ignore[attr-defined]
        return self.get_response(request)
