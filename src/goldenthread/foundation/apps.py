"""Registers the foundation package with Django."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """The foundation package."""

    name = "goldenthread.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to django-allauth; its models can only be imported once Django is ready."""
        from . import security_acts

        security_acts.listen()
