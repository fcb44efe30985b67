"""Take the second factors off the account of someone who lost their phone, key and recovery codes."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Person
from goldenthread.people.queries import viewer_for


class RemovalRefused(Exception):
    """The second factors cannot be taken off; the message says why."""


@transaction.atomic
def remove_second_factors(*, person: Person, by: User, at: datetime) -> None:
    """Leave the password alone to let the person in; they see who did it, and can set up new ones."""
    if not viewer_for(by, at=at).is_administrator:
        raise RemovalRefused("Only an administrator helps someone who is locked out.")
    if person.account is None:
        raise RemovalRefused(f"{person} has no account.")
    removed, _ = Authenticator.objects.filter(user=person.account).delete()
    if not removed:
        raise RemovalRefused(f"{person} has no second factor.")
    audit.record(
        act="remove_second_factor",
        by=by,
        at=at,
        subject=person.account,
        summary=f"The passkeys, authenticator app and recovery codes of {person} were taken off.",
        concerns=[person.pk],
    )
