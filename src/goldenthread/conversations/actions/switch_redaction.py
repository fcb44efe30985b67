"""Switch the redaction of one kind of personal data off or on again."""

from datetime import datetime

from django.db import transaction

from goldenthread.conversations.models import RedactionSwitch
from goldenthread.conversations.redaction import Kind
from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.queries import viewer_for


class MayNotSwitchRedaction(Exception):
    """Only a head of service or an administrator decides what personal data is stored."""

    def __init__(self) -> None:
        super().__init__("Only a head of service or an administrator can change what is taken out.")


@transaction.atomic
def switch_redaction(*, kind: Kind, on: bool, by: User, at: datetime) -> None:
    """Take a kind out from now on, or let it in; what is stored already stays as it is.

    Asking for what is so already changes nothing. Raises `MayNotSwitchRedaction`.
    """
    if not viewer_for(by, at=at).may_manage_people():
        raise MayNotSwitchRedaction
    switch = RedactionSwitch.objects.select_for_update().filter(kind=kind, on_again__isnull=True).first()
    if (switch is None) == on:
        return
    if switch is None:
        switch = RedactionSwitch.objects.create(kind=kind, off_since=at, off_by=by)
    else:
        switch.on_again, switch.on_by = at, by
        switch.save(update_fields=["on_again", "on_by"])
    audit.record(
        act="switch_redaction",
        by=by,
        at=at,
        subject=switch,
        summary=f"Redaction of “{kind.value.replace('_', ' ')}” switched {'on' if on else 'off'}.",
    )
