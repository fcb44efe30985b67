"""Saved views: one's own named filters."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.people.models import Person
from goldenthread.people.requests import ViewerRequest

from ..actions.rename_view import rename_view
from ..actions.save_view import ViewNotSaved, save_view
from ..filters import Filters
from ..queries import saved_views_for


def _list_address(filters: str) -> str:
    return f"{reverse('conversations:list')}?{filters}" if filters else reverse("conversations:list")


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: ViewerRequest) -> HttpResponse:
    """Show one's own views to tidy them; a post keeps a new one."""
    if request.method != "POST":
        return render(request, "conversations/views.html", {"views": saved_views_for(request.viewer)})
    if request.viewer.person_id is None:
        raise Http404
    filters = Filters.read(QueryDict(request.POST.get("filters", "")).dict())
    person = Person.objects.get(pk=request.viewer.person_id)
    try:
        view = save_view(person=person, name=request.POST.get("name", ""), filters=filters)
    except ViewNotSaved as why:
        messages.error(request, str(why))
    else:
        messages.success(request, f"Saved. “{view.name}” now stands above your list.")
    return redirect(_list_address(filters.address()))


@require_POST
def rename(request: ViewerRequest, number: int) -> HttpResponse:
    """Rename one of one's own views."""
    view = get_object_or_404(saved_views_for(request.viewer), pk=number)
    try:
        rename_view(view=view, name=request.POST.get("name", ""))
    except ViewNotSaved as why:
        messages.error(request, str(why))
    else:
        messages.success(request, f"The view is now called “{view.name}”.")
    return redirect("conversations:views")


@require_POST
def remove(request: ViewerRequest, number: int) -> HttpResponse:
    """Remove one of one's own views; the conversations in it stay. Can be undone on the next page."""
    view = get_object_or_404(saved_views_for(request.viewer), pk=number)
    view.delete()
    return render(
        request,
        "conversations/views.html",
        {"views": saved_views_for(request.viewer), "removed": view},
    )
