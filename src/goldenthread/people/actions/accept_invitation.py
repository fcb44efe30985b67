"""Accept an invitation: the account comes to be, under the name and password its owner chose."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.foundation.one_time_tokens import hashed
from goldenthread.people.models import Identity, Invitation, InvitationAcceptance
from goldenthread.people.queries import open_invitations

from .change_membership import begin_membership


class InvitationOver(Exception):
    """The link is unknown, used, withdrawn or too old."""

    def __init__(self) -> None:
        super().__init__(
            "This invitation has been used already, was taken back or is too old. Ask for a new one."
        )


def invitation_behind(token: str, *, at: datetime) -> Invitation:
    """Find the invitation of a link; raises `InvitationOver` where it lets nobody in."""
    found = (
        open_invitations(at)
        .select_related("person", "team", "by")
        .filter(token_hash=hashed(token), person__account=None)
        .first()
    )
    if found is None:
        raise InvitationOver
    return found


@transaction.atomic
def accept_invitation(*, token: str, name: str, password: str, at: datetime) -> User:
    """Make the account of the person invited and begin their role; raises `InvitationOver`."""
    invitation = invitation_behind(token, at=at)
    person = invitation.person
    if User.objects.filter(email=invitation.mail).exists():
        raise InvitationOver
    account = User.objects.create_user(invitation.mail, password, name=name)
    _, is_first = InvitationAcceptance.objects.get_or_create(
        invitation=invitation, defaults={"account": account, "at": at}
    )
    if not is_first:  # two browsers at the same moment: the second one lost
        raise InvitationOver
    person.name, person.account = name, account
    person.save(update_fields=["name", "account"])
    Identity.objects.get_or_create(source="mail", key=account.email, defaults={"person": person})
    audit.record(
        act="accept_invitation",
        by=account,
        at=at,
        subject=person,
        summary=f"{person} accepted the invitation.",
        concerns=[person.pk],
    )
    begin_membership(person=person, role=invitation.role, team=invitation.team, by=None, at=at)
    return account
