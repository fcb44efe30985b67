"""The request as our views get it: with an account and a viewer."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from goldenthread.foundation.models import User

from .viewer import Viewer


class ViewerRequest(HttpRequest):
    """A signed-in request; `viewer` says who looks and which roles they hold."""

    user: User
    viewer: Viewer
    htmx: HtmxDetails
