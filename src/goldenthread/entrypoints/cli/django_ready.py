"""Makes Django ready for the commands that need the database; `read` does without."""

import os


def make_ready() -> None:
    """Load Django with the product's settings, once."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.entrypoints.settings")
    django.setup()
