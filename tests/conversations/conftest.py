"""What the tests of imports share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conversations import importing


@pytest.fixture
def installation(tmp_path: Path, django_db_setup: None) -> Iterator[Callable[[str], importing.Installation]]:
    yield from importing.installations(tmp_path)
