"""Registers the conversations package with Django."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """The conversations package."""

    name = "goldenthread.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the floors below; models can only be imported once Django is ready."""
        from goldenthread.foundation import happenings
        from goldenthread.people.actions.merge_people import PeopleMerged

        from .actions.move_handlings import move_handlings

        happenings.listen_within(PeopleMerged, move_handlings)
