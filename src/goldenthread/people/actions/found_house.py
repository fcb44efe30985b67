"""Found the house: the first account, which lets everyone else in."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Identity, Membership, Person

from .change_membership import begin_membership
from .shape_team import add_team


class AlreadyFounded(Exception):
    """There is an account already."""

    def __init__(self) -> None:
        super().__init__("This house has accounts already. Ask one of its administrators for an invitation.")


@transaction.atomic
def found(
    *, email: str, name: str, at: datetime, team: str | None = None, password: str | None = None
) -> tuple[User, Person]:
    """Make the first account, administrator and head of service, and lead of `team` where one is named.

    Without a password it can be entered by a sign-in link. If an import brought a person with this
    address, the account is theirs. Raises `AlreadyFounded` where there is any account.
    """
    if User.objects.exists():
        raise AlreadyFounded
    account = User.objects.create_user(email, password, name=name)
    known = Identity.objects.select_related("person").filter(source="mail", key=account.email).first()
    person = known.person if known else Person.objects.create(name=name)
    person.account = account
    person.save(update_fields=["account"])
    if known is None:
        Identity.objects.create(person=person, source="mail", key=account.email)
    audit.record(
        act="found_house",
        by=account,
        at=at,
        subject=account,
        summary=f"{account} made the first account.",
        concerns=[person.pk],
    )
    for role in (Membership.Role.ADMINISTRATOR, Membership.Role.HEAD):
        begin_membership(person=person, role=role, team=None, by=None, at=at)
    if team:
        led = add_team(name=team, by=None, at=at)
        begin_membership(person=person, role=Membership.Role.LEAD, team=led, by=None, at=at)
    return account, person
