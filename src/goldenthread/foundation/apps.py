"""Registers the foundation package with Django."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """The foundation package."""

    name = "goldenthread.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
