"""Takes the one character that no database can hold out of what a browser sends."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

NUL = "\0"


class WithoutNul:
    """Answers not found to an address with a NUL, and takes it out of fields, where it says nothing.

    PostgreSQL refuses a text that holds one; nobody types one, so what remains is what was meant.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the address and its parameters."""
        if NUL in request.path:
            raise Http404
        request.GET = _without(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Look at a form's fields; the check against forgery has read them already."""
        if request.method == "POST":
            request.POST = _without(request.POST)  # type: ignore[assignment]


def _without(fields: QueryDict) -> QueryDict:
    if not any(NUL in name or any(NUL in value for value in values) for name, values in fields.lists()):
        return fields
    clean = QueryDict(mutable=True)
    for name, values in fields.lists():
        clean.setlist(name.replace(NUL, ""), [value.replace(NUL, "") for value in values])
    clean._mutable = False
    return clean
