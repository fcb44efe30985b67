"""The list of conversations and the page of one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from goldenthread.people.requests import ViewerRequest

from .. import queries
from ..filters import Filters
from ..models import Conversation
from ..reading_order import in_reading_order
from .listed import chips, listed

PAGE = 30
COUNTED = 200


@require_safe
def find(request: ViewerRequest) -> HttpResponse:
    """Show the conversations that the viewer may read, newest first, narrowed by the filters."""
    filters = Filters.read(request.GET.dict())
    older_than = _older_than(request)
    found = queries.list_for(request.viewer, filters, wanted=COUNTED + 1)
    # One walk of the index gives both this page and as much of a count as anyone needs.
    numbers = queries.newest_first(found, older_than=older_than, most=COUNTED + 1)
    page = numbers[:PAGE]
    shown: dict[str, Any] = {
        "filters": filters,
        "address": filters.address(),
        "rows": listed(page, filters),
        "last": page[-1] if len(numbers) > PAGE else None,
        "count": len(numbers) if len(numbers) <= COUNTED else None,
        "counted": COUNTED,
        "is_continued": older_than is not None,
    }
    if request.htmx and not request.htmx.history_restore_request and older_than is not None:
        return _varied(render(request, "conversations/list.html#rows", shown))
    people = queries.people_to_choose_from(request.viewer, team=filters.team)
    choices = list(people[: queries.PEOPLE_TO_CHOOSE_FROM + 1])
    shown |= {
        "chips": chips(request.viewer, filters),
        "people": choices if len(choices) <= queries.PEOPLE_TO_CHOOSE_FROM else [],
        "too_many_people": len(choices) > queries.PEOPLE_TO_CHOOSE_FROM,
        "nothing_at_all": not numbers and not filters and older_than is None,
        "may_import": request.viewer.may_import(),
        "views": queries.saved_views_for(request.viewer),
    }
    if request.htmx and not request.htmx.history_restore_request:
        answer = render(request, "conversations/list.html#results", shown)
        answer["HX-Push-Url"] = f"{request.path}?{shown['address']}" if filters else request.path
        return _varied(answer)
    shown |= {
        "teams": queries.teams_to_choose_from(request.viewer),
        "channels": Conversation.Channel.choices,
        "tags": queries.tags_among(numbers),
    }
    return _varied(render(request, "conversations/list.html", shown))


def _varied(answer: HttpResponse) -> HttpResponse:
    # The same address gives a page or a part of one: no cache may mix them up.
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _older_than(request: ViewerRequest) -> Conversation | None:
    given = request.GET.get("older", "")
    if not (given.isascii() and given.isdecimal() and len(given) < 19):
        return None
    return queries.conversations_for(request.viewer).filter(pk=int(given)).first()


@require_safe
def read(request: ViewerRequest, number: int) -> HttpResponse:
    """Show one conversation as it went."""
    mine = queries.conversations_for(request.viewer)
    here = get_object_or_404(mine.select_related("team", "assignee", "csat_about"), pk=number)
    filters = Filters.read(request.GET.dict())
    shown: dict[str, Any] = {
        "conversation": here,
        "tags": here.tags.all(),
        "custom": _custom(here),
        "course": in_reading_order(here),
        "earlier": queries.earlier_contacts(request.viewer, here),
        "address": filters.address(),
        "from_list": request.GET.get("from") == "list",
    }
    if shown["from_list"]:
        found = queries.list_for(request.viewer, filters)
        shown["newer"] = queries.next_newer(found, here)
        shown["older"] = queries.next_older(found, here)
    return render(request, "conversations/page.html", shown)


def _custom(here: Conversation) -> list[tuple[str, str]]:
    if not isinstance(here.custom, dict):
        return []
    return [(str(name), str(value)) for name, value in here.custom.items() if str(value).strip()]
