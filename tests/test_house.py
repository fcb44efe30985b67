"""The walls of the house hold."""

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
