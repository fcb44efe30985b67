"""Pages before an import: drop files or paste, look at what would come in, change it, begin."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest

from ..actions.import_conversations import NothingUsable, as_switched, start_import
from ..actions.receive_upload import MayNotImport, NothingReceived, discard_upload, receive_upload
from ..door import redactor
from ..import_options import choices_from
from ..import_queries import the_team_led_by, uploads_for
from ..jobs import carry_on_import
from ..preview import preview_file


@require_http_methods(["GET", "POST"])
def new(request: ViewerRequest) -> HttpResponse:
    """Take files or pasted text."""
    problem = ""
    if request.method == "POST":
        try:
            upload = receive_upload(
                files=request.FILES.getlist("files"),
                text=request.POST.get("text", ""),
                by=request.user,
                viewer=request.viewer,
                at=clock.now(),
            )
        except (MayNotImport, NothingReceived) as refused:
            problem = str(refused)
        else:
            return redirect("imports:preview", key=upload.key)
    may = request.viewer.may_import()
    template = "conversations/import_new.html" if may else "conversations/import_not_yours.html"
    return render(request, template, {"problem": problem}, status=200 if may else 404)


@require_safe
def preview(request: ViewerRequest, key: str) -> HttpResponse:
    """Show what would come in, and let every guess be changed."""
    upload = get_object_or_404(uploads_for(request.viewer), key=key)
    form, choices = choices_from(request.GET, team=the_team_led_by(request.viewer))
    redact = redactor(as_switched(choices).redact)
    previews = [
        preview_file(path, name=name, format=choices.format, options=choices.options(), redact=redact)
        for name, path in upload.files()
    ]
    shown = {
        "upload": upload,
        "form": form,
        "previews": previews,
        "usable": any(preview.conversations for preview in previews),
    }
    template = "conversations/import_preview.html"
    return render(request, f"{template}#looked-again" if request.htmx else template, shown)


@require_POST
def begin(request: ViewerRequest, key: str) -> HttpResponse:
    """Start the import; the worker does the reading."""
    upload = get_object_or_404(uploads_for(request.viewer), key=key)
    _, choices = choices_from(request.POST)
    files = [path for _, path in upload.files()]
    try:
        run = start_import(files=files, by=request.user, at=clock.now(), choices=choices)
    except NothingUsable as nothing:
        messages.error(request, str(nothing))
        return redirect("imports:preview", key=key)
    carry_on_import.enqueue(run.pk)
    upload.delete()  # the files stay until the run is finished
    return redirect("imports:run", number=run.pk)


@require_POST
def discard(request: ViewerRequest, key: str) -> HttpResponse:
    """Throw the uploaded files away."""
    discard_upload(upload=get_object_or_404(uploads_for(request.viewer), key=key))
    return redirect("imports:new")
