"""Name a set of filters to come back to."""

from django.db import IntegrityError, transaction

from goldenthread.people.models import Person

from ..filters import Filters
from ..models import SavedView


class ViewNotSaved(Exception):
    """The view could not be kept under this name; says why."""


def checked_name(name: str) -> str:
    """Tidy a view's name and refuse one that could not be shown."""
    tidy = " ".join(name.replace("\0", "").split())
    if not tidy:
        raise ViewNotSaved("Give the view a name, so that you know it again.")
    if len(tidy) > 100:
        raise ViewNotSaved(f"That name has {len(tidy)} characters; a view's name has at most 100.")
    return tidy


def save_view(*, person: Person, name: str, filters: Filters) -> SavedView:
    """Keep the filters in force under a name of the person's own; nobody else sees it, so no audit row."""
    tidy = checked_name(name)
    if not filters:
        raise ViewNotSaved(
            "Choose at least one filter or search first: without any, the list is already there."
        )
    try:
        with transaction.atomic():
            return SavedView.objects.create(person=person, name=tidy, filters=filters.address())
    except IntegrityError:
        raise ViewNotSaved(f"You already have a view called “{tidy}”. Choose another name.") from None
