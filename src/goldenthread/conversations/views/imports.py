"""Pages of imports: what came in, how far it is, what was refused, and taking it back."""

import csv

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest

from ..actions.undo_import import CannotUndo, undo_import
from ..import_queries import is_known, runs_for
from ..jobs import carry_on_import, take_back_import
from ..models import ImportRun

AT_ONCE = 2_000


@require_safe
def past(request: ViewerRequest) -> HttpResponse:
    """List the imports, newest first."""
    may = request.viewer.may_import()
    runs = Paginator(runs_for(request.viewer).prefetch_related("files"), 30)
    shown = {"runs": runs.get_page(request.GET.get("page"))}
    template = "conversations/import_list.html" if may else "conversations/import_not_yours.html"
    return render(request, template, shown, status=200 if may else 404)


@require_safe
def run(request: ViewerRequest, number: int) -> HttpResponse:
    """Show how far an import is, or what it brought."""
    found = get_object_or_404(runs_for(request.viewer), pk=number)
    shown = {
        "run": found,
        "state": found.state(at=clock.now()),
        "far": found.how_far(at=clock.now()),
        "is_known": is_known(request.viewer),
        "refused": found.refused_rows().select_related("file")[:50],
    }
    template = "conversations/import_run.html"
    answer = render(request, f"{template}#progress" if request.htmx else template, shown)
    if request.htmx and shown["state"] != "running":
        answer["HX-Refresh"] = "true"  # the whole page, with the rows that were refused
    return answer


@require_safe
def refused(request: ViewerRequest, number: int) -> HttpResponseBase:
    """Give the refused rows as a CSV file: file, row, field and reason, never their content."""
    found = get_object_or_404(runs_for(request.viewer), pk=number)
    rows = found.refused_rows().values_list("file__name", "row", "field", "reason")

    class Echo:
        def write(self, line: str) -> str:
            return line

    writer = csv.writer(Echo())
    lines = (writer.writerow(row) for row in [("file", "row", "field", "reason"), *rows.iterator(2000)])
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="refused-rows-of-import-{found.pk}.csv"'
    return answer


@require_POST
def carry_on(request: ViewerRequest, number: int) -> HttpResponse:
    """Go on with an import that was interrupted."""
    found = get_object_or_404(runs_for(request.viewer).filter(undo__isnull=True, finished_at=None), pk=number)
    found.stored_at = clock.now()
    found.save(update_fields=["stored_at"])
    carry_on_import.enqueue(found.pk)
    return redirect("imports:run", number=number)


@require_http_methods(["GET", "POST"])
def undo(request: ViewerRequest, number: int) -> HttpResponse:
    """Say what taking the import back means, and do it when told."""
    found = get_object_or_404(runs_for(request.viewer).filter(undo__isnull=True), pk=number)
    if request.method == "POST":
        try:
            _take_back(request, found)
        except CannotUndo as refused:
            messages.error(request, str(refused))
            return redirect("imports:run", number=number)
        return redirect("imports:list")
    return render(request, "conversations/import_undo.html", {"run": found})


def _take_back(request: ViewerRequest, found: ImportRun) -> None:
    """Take a small import back at once, a large one in the worker."""
    if found.conversations_added + found.conversations_updated > AT_ONCE:
        take_back_import.enqueue(found.pk, request.user.pk)
        messages.success(request, "The import is being taken back; this may take a few minutes.")
        return
    undone = undo_import(run_id=found.pk, by=request.user, at=clock.now())
    kept = f" {undone.kept} that other work rests on stayed." if undone.kept else ""
    messages.success(request, f"The import was taken back.{kept}")
