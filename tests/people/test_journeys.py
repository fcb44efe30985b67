"""Journeys in a real browser: coming in, a second factor, a passkey, a merge, a claim."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from goldenthread.conversations.models import Conversation, Handling, ImportRun, Message
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import User
from goldenthread.people import setup_link
from goldenthread.people.models import Identity, Membership, Person
from tests.browser import Journeys
from tests.fernhill import NOW, START

PASSWORD = "salt on the north wind"
pytestmark = pytest.mark.browser


def code(secret: str) -> str:
    """Say what the authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def reads_well(page: Page) -> None:
    """Hold a page that only stands inside a journey to axe."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def sign_out(page: Page) -> None:
    page.locator(".account-menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def with_password(page: Page, mail: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Mail address").fill(mail)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def settle_password(journeys: Journeys, who: cast.Member) -> User:
    account = journeys.fernhill.account(who)
    account.set_password(PASSWORD)
    account.save()
    return account


def test_from_an_invitation_to_an_account_with_a_second_factor(journeys: Journeys) -> None:
    lead = journeys.page(cast.PRIYA, path="/people/")
    lead.get_by_role("link", name="Invite someone").click()
    lead.get_by_label("Mail address").fill("ida@fernhill.example")
    lead.get_by_label("Name", exact=True).fill("Ida Moreau")
    lead.get_by_role("button", name="Make the invitation link").click()
    link = lead.get_by_label(re.compile("Copy it now")).input_value()
    path = "/" + link.split("/", 3)[3]

    page = journeys.page(None, path=path)
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()

    page.goto("/accounts/2fa/")
    page.get_by_role("link", name="Set up an authenticator app").click()
    if page.get_by_role("heading", name="Is it still you?").is_visible():
        reads_well(page)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
    secret = page.locator("code.secret").inner_text()
    page.get_by_label(re.compile("code", re.I)).fill(code(secret))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    reads_well(page)
    recovery = page.locator(".codes code").first.inner_text()
    sign_out(page)

    with_password(page, "ida@fernhill.example")
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    reads_well(page)
    page.goto("/people/")  # the password alone opens nothing
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_label(re.compile("code", re.I)).fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def test_a_passkey_signs_in_without_a_password(journeys: Journeys) -> None:
    settle_password(journeys, cast.CHAD)
    page = journeys.page(None, path="/accounts/login/")
    refused: list[str] = []
    page.on(
        "console", lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None
    )
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    with_password(page, cast.CHAD.mail)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("A name for it").fill("My laptop")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_role("heading", name="My laptop")).to_be_visible()
    reads_well(page)
    sign_out(page)

    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    expect(page.locator(".account-menu summary")).to_have_text("Chad Brennan")
    sign_out(page)

    with_password(page, cast.CHAD.mail)
    page.get_by_role("button", name="Use your passkey or security key").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    assert refused == []


def test_a_head_joins_two_entries_and_the_conversations_follow(journeys: Journeys) -> None:
    fernhill = journeys.fernhill
    zoe, again = fernhill.person(cast.ZOE), Person.objects.create(name="Zoe Martin")
    Identity.objects.create(person=again, source="zendesk", key="38112")
    run = ImportRun.objects.create(started_at=NOW)
    for number in range(2):
        talk = Conversation.objects.create(
            source="zendesk", source_id=str(number), run=run, fingerprint=str(number), assignee=again
        )
        Message.objects.create(conversation=talk, position=0, role="staff", author=again, text="Hello")
        Handling.objects.create(conversation=talk, person=again, messages=2, last_at=NOW)
    Handling.objects.create(conversation=talk, person=zoe, messages=1, notes=1, last_at=START)

    page = journeys.page(cast.HEAD, path="/people/")
    page.get_by_role("link", name="Entries that may be one person").click()
    page.get_by_role("link", name="See what would be joined").click()
    expect(page.get_by_text("This cannot be undone.")).to_be_visible()
    page.get_by_role("button", name="They are one person: join them").click()
    expect(page.get_by_text("Joined with Zoe Martin")).to_be_visible()

    assert not Person.objects.filter(pk=again.pk).exists()
    assert Message.objects.filter(author=zoe).count() == 2
    assert Conversation.objects.filter(assignee=zoe).count() == 2
    shared = Handling.objects.get(conversation=talk, person=zoe)
    assert (shared.messages, shared.notes, shared.last_at) == (3, 1, NOW)
    assert Handling.objects.filter(person=zoe).count() == 2


def test_someone_says_which_one_they_are_and_their_lead_agrees(journeys: Journeys) -> None:
    entry = Person.objects.create(name="zoe_m")
    Identity.objects.create(person=entry, source="chat", key="zoe_m")
    accounts = journeys.fernhill.teams[cast.ACCOUNTS]
    Membership.objects.create(person=entry, role="member", team=accounts, since=START)

    zoe = journeys.page(cast.ZOE, path="/people/me/")
    zoe.get_by_role("button", name=re.compile("This is me")).click()
    expect(zoe.get_by_text("That waits for a yes")).to_be_visible()

    tom = journeys.page(cast.TOM, path="/people/")
    tom.get_by_role("button", name="Yes, that is them").click()
    expect(tom.get_by_role("button", name="Yes, that is them")).to_have_count(0)
    assert Identity.objects.get(key="zoe_m").person == journeys.fernhill.person(cast.ZOE)


def test_the_first_account_founds_the_house(journeys: Journeys) -> None:
    User.objects.all().delete()
    page = journeys.page(None, path=setup_link.setup_path() or "")
    page.get_by_label("Your name").fill("Maya Lindqvist")
    page.get_by_label("Your mail address at work").fill("maya@fernhill.example")
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_label("The team you lead").fill("Returns")
    page.get_by_role("button", name="Make my account").click()
    page.goto("/people/")
    expect(page.get_by_role("link", name="Returns", exact=True)).to_be_visible()
