"""Claim a person: an account and the one whom the imported record speaks of become one."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Claim, ClaimAnswer, Identity, Person
from goldenthread.people.queries import may_answer_for, may_speak_for, viewer_for

from .merge_people import join


class ClaimRefused(Exception):
    """The claim cannot be made or answered; the message says why."""


@transaction.atomic
def claim_by_mail(*, account: User, at: datetime) -> Person | None:
    """Tie an account to the unclaimed person that carries its mail address, if there is one.

    The address was checked when the account came to be, so nobody needs to confirm it.
    """
    if Person.objects.filter(account=account).exists():
        return None
    known = (
        Identity.objects.select_related("person")
        .filter(source="mail", key=account.email.lower(), person__account=None)
        .first()
    )
    if known is None:
        return None
    return _settle(account, known.person, by=None, at=at)


@transaction.atomic
def claim_person(*, account: User, person: Person, at: datetime) -> Claim | None:
    """Say "this is me".

    It is settled at once where the mail address is the same, and for whoever may manage people; of
    anybody else it waits for a yes of the person's lead, a head of service or an administrator.
    Returns the waiting claim, if it waits.
    """
    if person.account_id is not None:
        raise ClaimRefused(f"{person} has an account already.")
    viewer = viewer_for(account, at=at)
    is_their_mail = person.identities.filter(source="mail", key=account.email.lower()).exists()
    if is_their_mail or (viewer.may_manage_people() and may_speak_for(viewer, person, at=at)):
        _settle(account, person, by=account, at=at)
        return None
    claim, is_new = Claim.objects.get_or_create(account=account, person=person, defaults={"at": at})
    if hasattr(claim, "answer"):
        raise ClaimRefused(f"It was answered already that you are not {person}.")
    if is_new:
        audit.record(
            act="claim_person",
            by=account,
            at=at,
            subject=person,
            summary=f"{account} says to be {person} of the record.",
            concerns=[person.pk],
        )
    return claim


@transaction.atomic
def answer_claim(*, claim: Claim, is_right: bool, by: User, at: datetime) -> None:
    """Say yes or no to a claim; nobody answers their own."""
    if claim.account_id == by.pk or not may_answer_for(viewer_for(by, at=at), claim.person, at=at):
        raise ClaimRefused("Their lead, a head of service or an administrator answers this.")
    if is_right and claim.person.account_id is not None:
        raise ClaimRefused(f"{claim.person} has an account already.")
    _, is_first = ClaimAnswer.objects.get_or_create(
        claim=claim, defaults={"is_right": is_right, "by": by, "at": at}
    )
    if not is_first:
        raise ClaimRefused("This claim was answered already.")
    if is_right:
        _settle(claim.account, claim.person, by=by, at=at)
        return
    audit.record(
        act="answer_claim",
        by=by,
        at=at,
        subject=claim.account,
        summary=f"{claim.account} is not {claim.person} of the record.",
    )


def _settle(account: User, person: Person, *, by: User | None, at: datetime) -> Person:
    own = Person.objects.filter(account=account).first()
    if own is not None:
        # They had a person of their own (from an invitation): both are one.
        join(kept=own, merged=person, by=by, at=at)
        return own
    person.account = account
    person.save(update_fields=["account"])
    audit.record(
        act="settle_claim",
        by=by,
        at=at,
        subject=person,
        summary=f"{account} is {person} of the record.",
        concerns=[person.pk],
    )
    return person
