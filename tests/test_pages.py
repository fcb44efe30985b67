"""Every page reads well: axe, both themes, desktop and phone."""

import pytest

from goldenthread.entrypoints.demo import cast
from tests.browser import Journeys, check_page


@pytest.mark.browser
@pytest.mark.parametrize(("name", "path"), [("today", "/")])
def test_a_page_has_no_axe_violations_and_fits_a_phone(journeys: Journeys, name: str, path: str) -> None:
    check_page(journeys, cast.PRIYA, path, name=name)
