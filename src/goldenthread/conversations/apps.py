"""Registers the conversations package with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConversationsConfig(AppConfig):
    """The conversations package."""

    name = "goldenthread.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the full-text index made wherever the tables are made."""
        from . import search_index  # noqa: PLC0415 - models may be imported only once Django is ready

        post_migrate.connect(search_index.make, sender=self)
