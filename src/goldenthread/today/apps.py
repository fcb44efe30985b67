"""Registers the today package with Django."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """The today package."""

    name = "goldenthread.today"
    label = "today"
    default_auto_field = "django.db.models.BigAutoField"
