"""Denies by not finding: whoever may not use a page does not learn that it is there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse

from goldenthread.people.requests import ViewerRequest

Rest = ParamSpec("Rest")
Page = Callable[Concatenate[ViewerRequest, Rest], HttpResponse]


def only_managers(view: Page[Rest]) -> Page[Rest]:
    """Open a page to heads of service and administrators."""

    @wraps(view)
    def guarded(request: ViewerRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not request.viewer.may_manage_people():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def only_inviters(view: Page[Rest]) -> Page[Rest]:
    """Open a page to those who may bring someone in: leads, heads and administrators."""

    @wraps(view)
    def guarded(request: ViewerRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not request.viewer.leads and not request.viewer.may_manage_people():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
