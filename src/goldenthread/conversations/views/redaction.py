"""What is taken out at the door: explained, tried on your own text, and switched."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from goldenthread.foundation import clock
from goldenthread.people.requests import ViewerRequest

from .. import redaction_queries
from ..actions.switch_redaction import MayNotSwitchRedaction, switch_redaction
from ..models import RedactionSwitch
from ..redaction import Kind, Redactor, placeholder
from ..redaction.iban import LENGTHS

MOST = 20_000


@dataclass(frozen=True)
class Explained:
    """A kind in the reader's words."""

    kind: Kind
    called: str
    which: str
    switch: RedactionSwitch | None

    @property
    def placeholder(self) -> str:
        """Say what stands in its place."""
        return placeholder(self.kind)


_WORDS: dict[Kind, tuple[str, str]] = {
    Kind.NAME: (
        "Customer names",
        "The customer’s name, whole or in part, where the record or the customer tells it. Your own people’s names stay.",
    ),
    Kind.MAIL: ("Mail addresses", "As written, and as spoken: “john dot smith at gmail dot com”."),
    Kind.PHONE: (
        "Phone numbers",
        "International and national ways of writing them. Order and tracking numbers, dates and amounts stay.",
    ),
    Kind.ADDRESS: (
        "Street addresses",
        "A house number with a street, in twelve languages, and the flat, town and postcode beside it.",
    ),
    Kind.CARD: ("Payment cards", "Numbers of a card issuer whose check digit is right."),
    Kind.IBAN: ("Bank accounts", f"IBANs of {len(LENGTHS)} countries whose check digits are right."),
    Kind.NATIONAL_ID: (
        "National ids",
        "Social security, tax and passport numbers of nineteen countries, by check digits and the words around.",
    ),
    Kind.SECRET: (
        "Secrets",
        "Passwords, PINs, one-time codes, security answers, tokens and keys that someone wrote into a message.",
    ),
}


def _page(request: ViewerRequest, **more: object) -> HttpResponse:
    off = {switch.kind: switch for switch in redaction_queries.open_switches()}
    kinds = [Explained(kind, *words, switch=off.get(kind.value)) for kind, words in _WORDS.items()]
    shown = {
        "kinds": kinds,
        "most": MOST,
        "may_switch": request.viewer.may_manage_people(),
        **more,
    }
    part = "#trial" if request.htmx and "found" in more else ""
    return render(request, f"conversations/redaction.html{part}", shown)


@require_safe
def redaction(request: ViewerRequest) -> HttpResponse:
    """Show what is taken out, and a place to try it."""
    return _page(request)


@sensitive_post_parameters()
@sensitive_variables()
@never_cache
@require_POST
def trial(request: ViewerRequest) -> HttpResponse:
    """Show what would be stored of a pasted text. The text goes into the answer and nowhere else."""
    text = request.POST.get("text", "").replace("\r\n", "\n")[:MOST]
    name = request.POST.get("name", "").strip()[:200]
    found = Redactor(redaction_queries.redaction_kinds()).find(text, names=[name] if name else [])
    pieces, done = [], 0
    for kind, start, end in found:
        pieces.append(format_html("{}<mark>{}</mark>", text[done:start], placeholder(kind)))
        done = end
    stored = SafeString("").join([*pieces, format_html("{}", text[done:])])
    taken = [
        (words, count)
        for kind, (words, _) in _WORDS.items()
        if (count := sum(one.kind is kind for one in found))
    ]
    return _page(request, text=text, name=name, found=taken, stored=mark_safe(stored) if text.strip() else "")  # noqa: S308


@require_POST
def pause(request: ViewerRequest, kind: str) -> HttpResponse:
    """Let a kind in from now on."""
    return _switched(request, kind, on=False)


@require_POST
def end_of_pause(request: ViewerRequest, kind: str) -> HttpResponse:
    """Take a kind out again from now on."""
    return _switched(request, kind, on=True)


def _switched(request: ViewerRequest, kind: str, *, on: bool) -> HttpResponse:
    if kind not in set(Kind) or not request.viewer.may_manage_people():
        raise Http404
    try:
        switch_redaction(kind=Kind(kind), on=on, by=request.user, at=clock.now())
    except MayNotSwitchRedaction as error:
        raise Http404 from error
    called = _WORDS[Kind(kind)][0]
    messages.success(
        request,
        f"{called} are taken out from now on." if on else f"{called} are stored as written from now on.",
    )
    return redirect("redaction:redaction")
