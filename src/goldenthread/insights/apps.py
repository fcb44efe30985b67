"""Registers the insights package with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """The insights package."""

    name = "goldenthread.insights"
    label = "insights"
    default_auto_field = "django.db.models.BigAutoField"
