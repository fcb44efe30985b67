"""What was done here, by whom and when: readable by those whom it concerns."""

from datetime import datetime, time

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from goldenthread.foundation import clock
from goldenthread.foundation.models import AuditEntry
from goldenthread.foundation.queries import audit_for
from goldenthread.people.queries import people_for
from goldenthread.people.requests import ViewerRequest

PAGE = 50


@require_GET
def audit(request: ViewerRequest) -> HttpResponse:
    """Show the rows that concern the viewer, narrowed by person, act and day."""
    viewer = request.viewer
    rows = audit_for(
        account_id=viewer.account_id, person_id=viewer.person_id, sees_house=viewer.may_manage_people()
    )
    acts = sorted(set(rows.order_by().values_list("act", flat=True).distinct()))
    chosen = {name: request.GET.get(name, "") for name in ("person", "act", "from", "to", "before")}
    people = people_for(viewer, at=clock.now())
    if chosen["person"].isdigit() and (person := people.filter(pk=chosen["person"]).first()):
        rows = rows.about_or_by(person.pk, person.account_id)
    if chosen["act"] in acts:
        rows = rows.filter(act=chosen["act"])
    if since := _day(chosen["from"], time.min):
        rows = rows.filter(at__gte=since)
    if until := _day(chosen["to"], time.max):
        rows = rows.filter(at__lte=until)
    if chosen["before"].isdigit() and (last := AuditEntry.objects.filter(pk=chosen["before"]).first()):
        rows = rows.before(last)
    shown = list(rows.select_related("by")[: PAGE + 1])
    query = request.GET.copy()
    query.pop("before", None)
    return render(
        request,
        "people/audit.html",
        {
            "rows": shown[:PAGE],
            "older": shown[PAGE - 1].pk if len(shown) > PAGE else None,
            "query": query.urlencode(),
            "acts": [(act, act.replace("_", " ").capitalize()) for act in acts],
            "people": people[:500],
            "chosen": chosen,
            "sees_house": viewer.may_manage_people(),
        },
    )


def _day(text: str, of_day: time) -> datetime | None:
    try:
        day = parse_date(text)
    except ValueError:  # such as 31 June
        return None
    return timezone.make_aware(datetime.combine(day, of_day)) if day else None
