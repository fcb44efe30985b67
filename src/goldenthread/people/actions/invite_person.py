"""Invite a person: a one-time link with which they get their account."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.foundation.one_time_tokens import hashed, new_token
from goldenthread.people.models import Identity, Invitation, InvitationWithdrawal, Person, Team
from goldenthread.people.queries import may_speak_for, open_invitations, viewer_for

LASTS = timedelta(days=14)


class InvitationRefused(Exception):
    """The invitation cannot be made or taken back; the message says why."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A fresh invitation with the path of its link: the only time that the secret is in the clear."""

    invitation: Invitation
    path: str


@transaction.atomic
def invite_person(
    *,
    mail: str,
    name: str,
    role: str,
    team: Team | None,
    by: User,
    at: datetime,
    person: Person | None = None,
) -> Invited:
    """Invite someone, known already (`person`) or new, to a role; an earlier invitation is taken back."""
    mail = mail.strip().lower()
    if not viewer_for(by, at=at).may_grant(role, team.pk if team else None):
        raise InvitationRefused("You may invite members to the teams you lead, and nobody else.")
    if User.objects.filter(email=mail).exists():
        raise InvitationRefused(f"{mail} has an account already.")
    person = person or _whom(mail, name)
    if person.account_id is not None:
        raise InvitationRefused(f"{person} has an account already.")
    if not may_speak_for(viewer_for(by, at=at), person, at=at):
        raise InvitationRefused(f"{person} holds roles that you may not give; ask an administrator.")
    for earlier in open_invitations(at).filter(person=person):
        InvitationWithdrawal.objects.create(invitation=earlier, by=by, at=at)
    token = new_token()
    invitation = Invitation.objects.create(
        person=person, mail=mail, role=role, team=team,
        token_hash=hashed(token), by=by, at=at, expires_at=at + LASTS,
    )  # fmt: skip
    what = f"{invitation.get_role_display().lower()}{f' of {team}' if team else ''}"
    audit.record(
        act="invite_person",
        by=by,
        at=at,
        subject=person,
        summary=f"{person} was invited as {what}.",
        concerns=[person.pk],
    )
    return Invited(invitation, reverse("people:invitation", args=[token]))


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Take an open invitation back; its link stops working at once."""
    if not viewer_for(by, at=at).may_grant(invitation.role, invitation.team_id):
        raise InvitationRefused("This invitation is not yours to take back.")
    if not open_invitations(at).filter(pk=invitation.pk).exists():
        raise InvitationRefused("This invitation is over already.")
    InvitationWithdrawal.objects.create(invitation=invitation, by=by, at=at)
    audit.record(
        act="withdraw_invitation",
        by=by,
        at=at,
        subject=invitation.person,
        summary=f"The invitation of {invitation.person} was taken back.",
        concerns=[invitation.person_id],
    )


def _whom(mail: str, name: str) -> Person:
    known = Identity.objects.select_related("person").filter(source="mail", key=mail).first()
    if known is not None:
        return known.person
    earlier = Invitation.objects.select_related("person").filter(mail=mail, person__account=None).first()
    return earlier.person if earlier else Person.objects.create(name=name.strip() or mail)
