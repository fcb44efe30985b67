"""The named cast, and the open data where it is at hand."""

import os
from pathlib import Path

import pytest

from tests.browser import chromium, journeys
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
