"""A few lines that a person of the record wrote, so that they recognise themselves."""

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.foundation import clock
from goldenthread.people.models import Person
from goldenthread.people.queries import people_for, unclaimed_for
from goldenthread.people.requests import ViewerRequest

from ..queries import lines_of


@require_safe
def said(request: ViewerRequest, number: int) -> HttpResponse:
    """Show how someone writes: to say "this is me", a name like agent-29 is not enough."""
    viewer, at = request.viewer, clock.now()
    known, unclaimed = people_for(viewer, at=at), unclaimed_for(viewer, at=at)
    may = Q(pk__in=known.values("pk")) | Q(pk__in=unclaimed.values("pk"))
    person = Person.objects.filter(may, pk=number).first()
    if person is None:
        raise Http404
    template = "conversations/said.html"
    shown = {"person": person, "lines": lines_of(viewer, person.pk)}
    return render(request, f"{template}#part" if request.htmx else template, shown)
