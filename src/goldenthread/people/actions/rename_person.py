"""Correct a person's name."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Person
from goldenthread.people.queries import viewer_for

LONGEST_NAME = 200


class NameRefused(Exception):
    """The name cannot be changed like this; the message says why."""


@transaction.atomic
def rename_person(*, person: Person, name: str, by: User, at: datetime) -> None:
    """Give a person the name they go by; everyone may correct their own."""
    viewer, name = viewer_for(by, at=at), " ".join(name.split())
    if viewer.person_id != person.pk and not viewer.may_manage_people():
        raise NameRefused("You may correct your own name only.")
    if not name:
        raise NameRefused("A person needs a name.")
    if len(name) > LONGEST_NAME:
        raise NameRefused(f"That name has {len(name):,} characters; a name has at most {LONGEST_NAME}.")
    before, person.name = person.name, name
    person.save(update_fields=["name"])
    if person.account is not None:
        person.account.name = name
        person.account.save(update_fields=["name"])
    audit.record(
        act="rename_person",
        by=by,
        at=at,
        subject=person,
        summary=f"{before} is now called {name}.",
        concerns=[person.pk],
    )
