"""The pictures in the README, taken from the sample team as it is today (`make pictures` keeps them)."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from goldenthread.conversations.models import Conversation
from goldenthread.entrypoints.demo import cast, prepare
from goldenthread.entrypoints.demo.simulate import simulate
from goldenthread.foundation.models import User
from tests.browser import Journeys
from tests.fernhill import Fernhill

KEPT = os.environ.get("GOLDENTHREAD_PICTURES")


def a_review(page: Page) -> None:
    page.get_by_role("button", name="Review it").first.click()
    page.wait_for_url("**/reviews/*/")
    for keys in ("1c", "2p"):
        for key in keys:
            page.keyboard.press(key)
        page.get_by_text("Saved").first.wait_for()
    page.evaluate("window.scrollTo(0, 0)")


PICTURES: dict[str, tuple[cast.Member, str, Callable[[Page], None] | None]] = {
    "today": (cast.PRIYA, "/", None),
    "review": (cast.CHAD, "/", a_review),
    "conversations": (cast.HEAD, "/conversations/", None),
}


@pytest.mark.browser
def test_the_readme_shows_the_product_as_it_is(
    chromium: Browser,
    live_server: Any,
    transactional_db: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prepare, "simulate", lambda seed, until: simulate(seed, until, conversations=600))
    prepare.prepare_sample_team(by=None, clock=lambda: datetime.now(UTC))
    journeys = Journeys(chromium, live_server.url, SampleDoor({}, {}))
    folder = Path(KEPT) if KEPT else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    with_a_note = Conversation.objects.filter(has_notes=True, message_count__gte=6, channel="chat").latest(
        "pk"
    )
    pictures = PICTURES | {"conversation": (cast.HEAD, f"/conversations/{with_a_note.pk}/", None)}
    for name, (who, path, act) in pictures.items():
        page = journeys.page(who, path=path, reduced_motion="reduce")
        if act:
            act(page)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}.png")
        assert (folder / f"{name}.png").stat().st_size > 20_000
        page.context.close()


class SampleDoor(Fernhill):
    """Signs the sample team in: here they moved in by themselves."""

    def account(self, who: cast.Member) -> User:
        return User.objects.get(person__name=who.name)
