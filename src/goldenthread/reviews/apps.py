"""Registers the reviews package with Django."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """The reviews package."""

    name = "goldenthread.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"
