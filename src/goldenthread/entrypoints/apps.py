"""Registers the roof with Django."""

from django.apps import AppConfig


class EntrypointsConfig(AppConfig):
    """Settings, addresses, commands and the sample team."""

    name = "goldenthread.entrypoints"
    label = "entrypoints"
