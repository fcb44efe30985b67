"""The newcomer's first ten minutes: from the link that `serve` prints to a first review and a draw."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from goldenthread.entrypoints.operations.tidying import tidy
from goldenthread.foundation import clock
from goldenthread.people import setup_link
from goldenthread.people.actions.found_house import found
from goldenthread.people.models import Membership, Person
from goldenthread.reviews.actions.draw_week import draw_week
from goldenthread.reviews.models import Draw, Review
from goldenthread.reviews.weeks import week_of
from tests.browser import WIDE
from tests.conversations.importing import bring_in, chat
from tests.conversations.test_import_pages import work

PASSWORD = "salt on the north wind"
THANKS = "Thank you for waiting. Your parcel left our house this morning and should be there on Thursday."


@pytest.fixture
def visitor(chromium: Browser, live_server: Any, transactional_db: None) -> Iterator[Page]:
    """A browser in front of a house in which nobody has an account and nothing lies."""
    scene = chromium.new_context(base_url=live_server.url, viewport={"width": WIDE, "height": 900})
    yield scene.new_page()
    scene.close()


def an_export(folder: Path) -> Path:
    """Write a small export in which the agents are numbers, as help desks give them."""
    lines = []
    for number in range(6):
        told = chat(number, "Where is my parcel?", THANKS if number % 2 else "Let me look into that for you.")
        told["participants"][0] = {"id": f"agent-{number % 2}", "role": "agent"}
        told["messages"][1]["author"] = f"agent-{number % 2}"
        lines.append(json.dumps(told))
    file = folder / "our-chats.jsonl"
    file.write_text("\n".join(lines))
    return file


@pytest.mark.browser
def test_a_newcomer_gets_from_the_first_link_to_a_draw_without_knowing_an_address(
    visitor: Page, tmp_path: Path
) -> None:
    page = visitor
    page.goto(setup_link.setup_path() or "")
    page.get_by_label("Your name").fill("Ada Reyes")
    page.get_by_label("Your mail address at work").fill("ada@harbour.example")
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()

    expect(page.get_by_role("heading", name="Welcome, Ada Reyes")).to_be_visible()
    page.get_by_role("link", name="Choose a file or paste").click()
    page.get_by_label("Drop files here").set_input_files(an_export(tmp_path))
    page.get_by_role("button", name="Look at what would come in").click()
    expect(page.get_by_text("Where is my parcel?").first).to_be_visible()
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", name="Coming in")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="6 conversations came in")).to_be_visible()

    page.get_by_role("link", name="Go on: which one is me?").click()
    mine = page.get_by_role("listitem").filter(has_text="agent-1")
    expect(mine.get_by_text("Your parcel left our house this morning").first).to_be_visible()
    page.get_by_label("Find a name or address").fill("agent-1")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name=re.compile("This is me")).click()

    expect(page.get_by_text("What was said as agent-1 is yours now.")).to_be_visible()
    page.get_by_role("button", name="Read this one").first.click()
    expect(page.get_by_role("heading", name="You read your own work again")).to_be_visible()
    page.get_by_role("radio", name=re.compile("Clearly shown")).first.check()
    page.get_by_label("What worked").fill("I said on which day it comes.")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="Your view of your own work")).to_be_visible()

    page.get_by_role("link", name="What comes next").click()
    page.get_by_role("link", name=re.compile("Draw the week")).click()
    page.get_by_role("button", name="Draw this week").click()
    expect(page.get_by_role("heading", name="Ada Reyes's work")).to_be_visible()

    page.get_by_role("link", name="Today", exact=True).first.click()
    expect(page.get_by_role("heading", name="Asked of you this week")).to_be_visible()
    founder = Person.objects.get(name="Ada Reyes")
    assert Review.objects.get().about == founder
    assert Draw.objects.get().items.filter(person=founder).exclude(reviewer=founder).exists()
    assert Membership.objects.filter(person=founder, team__name="Everyone", until=None).exists()


@pytest.mark.django_db
def test_a_founder_who_serves_customers_is_in_the_team_and_reviewed_like_everyone(tmp_path: Path) -> None:
    _, founder = found(email="ada@harbour.example", name="Ada Reyes", at=clock.now())
    lines = []
    for number in range(4):
        told = chat(number, "Where is my parcel?", THANKS)
        told["participants"][0] |= {"mail": "ada@harbour.example" if number % 2 else "per@harbour.example"}
        told["participants"][0]["id"] = told["messages"][1]["author"] = f"agent-{number % 2}"
        lines.append(json.dumps(told))
    file = tmp_path / "chats.jsonl"
    file.write_text("\n".join(lines))
    bring_in(file)
    assert Membership.objects.filter(person=founder, team__name="Everyone", role="member").exists()
    draw, _ = draw_week(week=week_of(clock.now()), seed=7, by=None, at=clock.now())
    assert draw.items.filter(person=founder).exclude(reviewer=founder).exists()
    assert draw.items.filter(reviewer=founder).exclude(person=founder).exists()


@pytest.mark.django_db
def test_what_is_over_is_thrown_away() -> None:
    over, open_ = Session.objects.model(session_key="over"), Session.objects.model(session_key="open")
    over.expire_date, open_.expire_date = clock.now() - timedelta(days=1), clock.now() + timedelta(days=1)
    Session.objects.bulk_create([over, open_])
    tidy()
    assert [session.session_key for session in Session.objects.all()] == ["open"]
