"""Two entries that are one person: suggestions, what would be joined, and the merge."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.foundation import clock
from goldenthread.people.actions.merge_people import MergeRefused, both_sign_in, merge_people
from goldenthread.people.duplicates import Entry, likely_duplicates
from goldenthread.people.forms import MergeForm
from goldenthread.people.models import Person
from goldenthread.people.queries import people_for
from goldenthread.people.requests import ViewerRequest

from .guards import only_managers


@require_GET
@only_managers
def duplicates(request: ViewerRequest) -> HttpResponse:
    """Show entries that may be one person, and why they look so."""
    everyone = {
        person.pk: person
        for person in people_for(request.viewer, at=clock.now()).prefetch_related("identities")
    }
    entries = (
        Entry(person.pk, person.name, tuple(known.key for known in person.identities.all()))
        for person in everyone.values()
    )
    pairs = [(everyone[s.first], everyone[s.second], s.why) for s in likely_duplicates(entries)]
    return render(request, "people/duplicates.html", {"pairs": pairs})


@require_http_methods(["GET", "POST"])
@only_managers
def merge(request: ViewerRequest, person_id: int) -> HttpResponse:
    """Choose the other entry, see what would be joined, and merge."""
    kept = get_object_or_404(people_for(request.viewer, at=clock.now()), pk=person_id)
    form = MergeForm(kept, request.POST or request.GET or None)
    other: Person | None = form.cleaned_data["other"] if form.is_bound and form.is_valid() else None
    if request.method == "POST" and other is not None:
        try:
            merge_people(kept=kept, merged=other, by=request.user, at=clock.now())
        except MergeRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{other.name} and {kept.name} are one person now.")
            return redirect("people:person", kept.pk)
    shown = {
        "person": kept,
        "other": other,
        "form": form,
        "both_sign_in": other and both_sign_in(kept, other),
    }
    return render(request, "people/merge.html", shown)
