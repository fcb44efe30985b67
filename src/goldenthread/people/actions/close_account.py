"""Close the account of someone who left, and open it again."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Membership, Person
from goldenthread.people.queries import memberships_at, viewer_for


class ClosureRefused(Exception):
    """The account cannot be closed or opened; the message says why."""


@transaction.atomic
def close_account(*, person: Person, by: User, at: datetime) -> None:
    """Let an account sign in no more, from the next click on; the person and their past stay."""
    account = _account(person, by, at)
    if account.pk == by.pk:
        raise ClosureRefused("You cannot close the account that you are using.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    audit.record(
        act="close_account", by=by, at=at, subject=person, concerns=[person.pk],
        summary=f"The account of {person} was closed.",
    )  # fmt: skip


@transaction.atomic
def reopen_account(*, person: Person, by: User, at: datetime) -> None:
    """Let a closed account sign in again."""
    account = _account(person, by, at)
    account.is_active = True
    account.save(update_fields=["is_active"])
    audit.record(
        act="reopen_account", by=by, at=at, subject=person, concerns=[person.pk],
        summary=f"The account of {person} was opened again.",
    )  # fmt: skip


def _account(person: Person, by: User, at: datetime) -> User:
    viewer = viewer_for(by, at=at)
    is_administrator = Membership.objects.filter(
        memberships_at(at), person=person, role=Membership.Role.ADMINISTRATOR
    ).exists()
    if not viewer.may_manage_people() or (is_administrator and not viewer.is_administrator):
        raise ClosureRefused("This account is not yours to close or open.")
    if person.account is None:
        raise ClosureRefused(f"{person} has no account.")
    return person.account
