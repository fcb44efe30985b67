"""The choices on the import page, checked and turned into what importers take."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings

from .importers.registry import IMPORTERS
from .reading import Choices

FORMATS = [("", "Recognise it by its content"), *((i.NAME, i.LABEL) for i in IMPORTERS)]


class ImportOptionsForm(forms.Form):
    """What the person importing may settle: all of it optional, all of it guessed first."""

    format = forms.ChoiceField(choices=FORMATS, required=False, label="Format")
    team = forms.CharField(
        max_length=200,
        required=False,
        label="Team",
        help_text="For conversations whose file names none.",
    )
    staff = forms.CharField(
        max_length=2000,
        required=False,
        label="Who is ours",
        help_text="Mail addresses, names or ids, or your domain as @example.org; commas between.",
    )
    customers = forms.CharField(
        max_length=2000,
        required=False,
        label="Who is a customer",
        help_text="Where someone stands among yours who is none of you.",
    )
    source = forms.CharField(
        max_length=100,
        required=False,
        label="Source",
        help_text="A name for the system it came from, if you import from several of one kind.",
    )
    timezone = forms.ChoiceField(choices=(), required=False, label="Times without a zone are in")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        zones = sorted(_zones())
        zone = self.fields["timezone"]
        assert isinstance(zone, forms.ChoiceField)
        zone.choices = [(name, name.replace("_", " ")) for name in zones]
        zone.initial = settings.TIME_ZONE


def choices_from(sent: Any, *, team: str | None = None) -> tuple[ImportOptionsForm, Choices]:
    """Read the options from a GET or POST; a mapping is sent as `map-<field>` = column.

    `team` is the guess until something is sent.
    """
    form = ImportOptionsForm(sent or None, initial={"team": team})
    mapping = {key[4:]: value for key, value in sent.items() if key.startswith("map-") and value}
    if not form.is_bound or not form.is_valid():
        return form, Choices(mapping=mapping, team=team, timezone=settings.TIME_ZONE)
    chosen = form.cleaned_data
    return form, Choices(
        format=chosen["format"] or None,
        mapping=mapping,
        staff=_parts(chosen["staff"]),
        customers=_parts(chosen["customers"]),
        source=chosen["source"] or None,
        team=chosen["team"] or None,
        timezone=chosen["timezone"] or settings.TIME_ZONE,
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _zones() -> set[str]:
    return {name for name in available_timezones() if "/" in name and not name.startswith("Etc")} | {"UTC"}
