"""The named cast, and the open data where it is at hand."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser import chromium, journeys
from tests.conversations.importing import Installation, installations
from tests.fernhill import Fernhill

__all__ = ["chromium", "journeys"]  # fixtures for every test


@pytest.fixture(scope="session")
def open_data() -> Path:
    """The folder of open data; without it a test is skipped and says so in one line."""
    folder = Path(os.environ.get("GOLDENTHREAD_OPEN_DATA", "../shared/data"))
    if not folder.is_dir():
        pytest.skip("the open data is absent (GOLDENTHREAD_OPEN_DATA names its folder)")
    return folder


@pytest.fixture
def fernhill(db: None) -> Fernhill:
    return Fernhill.settle()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[Installation]:
    """An installation with its tables and nothing in them: making them takes seconds, copying does not."""
    made = Installation(tmp_path_factory.mktemp("installation") / "blank")
    assert made.run("imports")[0] == 0
    yield made
    made.close()


@pytest.fixture
def installation(tmp_path: Path, blank: Installation) -> Iterator[Callable[[str], Installation]]:
    yield from installations(tmp_path, blank)
