"""Finds which kinds of personal data are taken out at the door."""

from .models import RedactionSwitch
from .redaction import ALL, Kind


def redaction_kinds() -> frozenset[Kind]:
    """Say which kinds are taken out now: all, less those that someone switched off."""
    return ALL - {Kind(switch.kind) for switch in open_switches()}


def open_switches() -> list[RedactionSwitch]:
    """List the kinds that are let in now, with who decided it and when."""
    return list(RedactionSwitch.objects.filter(on_again__isnull=True).select_related("off_by"))
