"""Give a saved view another name."""

from django.db import IntegrityError, transaction

from ..models import SavedView
from .save_view import ViewNotSaved, checked_name


def rename_view(*, view: SavedView, name: str) -> None:
    """Change the name of one's own view."""
    view.name = checked_name(name)
    try:
        with transaction.atomic():
            view.save(update_fields=["name"])
    except IntegrityError:
        raise ViewNotSaved(f"You already have a view called “{view.name}”. Choose another name.") from None
