"""The walls of the house hold."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command

from goldenthread.entrypoints.demo import cast


@pytest.mark.django_db
def test_every_model_change_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_each_of_the_cast_reaches_today(fernhill) -> None:
    for member in cast.CAST:
        assert fernhill.browser(member).get("/").status_code == 200


def test_what_only_learning_needs_is_not_loaded_with_every_page_and_command() -> None:
    code = (
        "import django, sys; django.setup(); import goldenthread.entrypoints.urls; "
        "print([one for one in ('sklearn', 'scipy', 'pandas', 'daft', 'ray', 'torch') if one in sys.modules])"
    )
    product = {**os.environ, "DJANGO_SETTINGS_MODULE": "goldenthread.entrypoints.settings"}
    told = subprocess.run(
        [sys.executable, "-c", code], env=product, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
