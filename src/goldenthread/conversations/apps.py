"""Registers the conversations package with Django."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """The conversations package."""

    name = "goldenthread.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"
