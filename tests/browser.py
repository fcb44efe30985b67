"""A real headless Chromium over a real server, and what every page is held to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from goldenthread.entrypoints.demo.cast import Member
from tests.fernhill import Fernhill

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = 1280, 390


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: the browser journeys could not run")
    # Playwright's own loop makes Django think it runs asynchronously; these tests do not.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Journeys:
    """Opens pages as one of the cast, at any width and theme."""

    browser: Browser
    address: str
    fernhill: Fernhill

    def page(
        self, who: Member | None, *, path: str = "/", width: int = WIDE, dark: bool = False, **context: Any
    ) -> Page:
        """Open a page in a context of its own, signed in as `who` (or nobody)."""
        scene: BrowserContext = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            **context,
        )
        if who is not None:
            client: Client = self.fernhill.browser(who)
            scene.add_cookies(
                [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": self.address}]
            )
        page = scene.new_page()
        page.goto(path)
        return page


@pytest.fixture
def journeys(chromium: Browser, live_server: Any, transactional_db: None) -> Iterator[Journeys]:
    yield Journeys(chromium, live_server.url, Fernhill.settle())
    # A page left open would go on asking a server whose database is gone.
    for scene in list(chromium.contexts):
        scene.close()


def check_page(journeys: Journeys, who: Member | None, path: str, *, name: str) -> None:
    """Hold a page to axe, one first heading and the width of a phone, in both themes; keeps pictures.

    GOLDENTHREAD_PICTURES names a folder for the pictures.
    """
    pictures = os.environ.get("GOLDENTHREAD_PICTURES")
    page = journeys.page(who, path=path, reduced_motion="reduce")
    assert page.locator("h1").count() == 1, f"{name} has not exactly one first heading"
    for width in (WIDE, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            if pictures:
                page.screenshot(path=Path(pictures) / f"{name}-{width}-{theme}.png", full_page=True)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{name} {width} {theme}: {found.generate_report()}"
            wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wider <= 0, f"{name} is {wider} px wider than a {width} px screen"
    page.context.close()
