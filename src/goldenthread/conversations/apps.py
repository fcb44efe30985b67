"""Registers the conversations package with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConversationsConfig(AppConfig):
    """The conversations package."""

    name = "goldenthread.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the full-text index with the tables, and listen to the floor below.

        Models can only be imported once Django is ready.
        """
        from goldenthread.foundation import happenings
        from goldenthread.people.actions.merge_people import PeopleMerged

        from . import search_index
        from .actions.move_handlings import move_handlings

        post_migrate.connect(search_index.make, sender=self)
        happenings.listen_within(PeopleMerged, move_handlings)
