"""A person: who they are here, since when, under which names elsewhere."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldenthread.foundation import clock
from goldenthread.people.actions.change_membership import MembershipRefused, begin_membership, end_membership
from goldenthread.people.actions.rename_person import NameRefused, rename_person
from goldenthread.people.forms import NameForm, RoleForm
from goldenthread.people.queries import memberships_for, people_for
from goldenthread.people.requests import ViewerRequest

from .guards import only_inviters


@require_GET
def person(request: ViewerRequest, person_id: int) -> HttpResponse:
    """Show a person's roles over time and where else they are known; nothing that counts or ranks."""
    viewer = request.viewer
    found = get_object_or_404(people_for(viewer, at=clock.now()).select_related("account"), pk=person_id)
    roles = found.memberships.select_related("team").order_by("until", "-since")
    may_change = viewer.may_manage_people() or bool(viewer.leads)
    return render(
        request,
        "people/person.html",
        {
            "person": found,
            "current": [m for m in roles if m.until is None],
            "past": [m for m in roles if m.until is not None],
            "may_end": set(memberships_for(viewer).filter(person=found).values_list("pk", flat=True)),
            "role_form": RoleForm(viewer) if may_change else None,
            "is_self": viewer.person_id == found.pk,
            "may_rename": viewer.person_id == found.pk or viewer.may_manage_people(),
            "may_manage": viewer.may_manage_people(),
            "name_form": NameForm(initial={"name": found.name}),
        },
    )


@require_POST
def name(request: ViewerRequest, person_id: int) -> HttpResponse:
    """Correct a name."""
    found = get_object_or_404(people_for(request.viewer, at=clock.now()), pk=person_id)
    if request.viewer.person_id != found.pk and not request.viewer.may_manage_people():
        raise Http404
    try:
        rename_person(person=found, name=request.POST.get("name", ""), by=request.user, at=clock.now())
    except NameRefused as refused:
        messages.error(request, str(refused))
    return redirect("people:person", person_id)


@require_POST
@only_inviters
def memberships(request: ViewerRequest, person_id: int) -> HttpResponse:
    """Begin a role."""
    found = get_object_or_404(people_for(request.viewer, at=clock.now()), pk=person_id)
    form = RoleForm(request.viewer, request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(words) for errors in form.errors.values() for words in errors))
        return redirect("people:person", person_id)
    try:
        begin_membership(
            person=found,
            role=form.cleaned_data["role"],
            team=form.cleaned_data["team"],
            by=request.user,
            at=clock.now(),
        )
    except MembershipRefused as refused:
        messages.error(request, str(refused))
    return redirect("people:person", person_id)


@require_POST
def membership_end(request: ViewerRequest, membership_id: int) -> HttpResponse:
    """End a role."""
    membership = get_object_or_404(memberships_for(request.viewer), pk=membership_id)
    try:
        end_membership(membership=membership, by=request.user, at=clock.now())
    except MembershipRefused as refused:
        messages.error(request, str(refused))
    seen = people_for(request.viewer, at=clock.now()).filter(pk=membership.person_id).exists()
    return redirect("people:person", membership.person_id) if seen else redirect("people:home")
