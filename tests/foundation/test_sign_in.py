"""Signing in is hard to guess, hard to probe, and leads nowhere else."""

import os
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from goldenthread.entrypoints import settings as product
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import User
from goldenthread.foundation.templatetags.devices import device
from tests.fernhill import Fernhill
from tests.permission_table import doors

PASSWORD = "salt on the north wind"


@pytest.fixture
def chad(fernhill: Fernhill) -> User:
    account = fernhill.account(cast.CHAD)
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(browser: Client, mail: str, password: str, **more: str):
    return browser.post("/accounts/login/", {"login": mail, "password": password, **more})


def is_in(browser: Client) -> bool:
    return browser.get("/").status_code == 200


def test_the_right_password_signs_in_under_a_new_session_key(chad: User) -> None:
    browser = Client()
    browser.session.save()
    browser.cookies["sessionid"] = before = browser.session.session_key or ""
    assert sign_in(browser, chad.email, PASSWORD).headers["Location"] == "/"
    assert is_in(browser)
    assert browser.cookies["sessionid"].value != before


def test_after_five_bad_passwords_even_the_right_one_is_refused_for_a_while(chad: User) -> None:
    for attempt in range(5):
        assert b"not correct" in sign_in(Client(), chad.email, f"wrong {attempt}").content
    browser = Client()
    assert b"Too many failed" in sign_in(browser, chad.email, PASSWORD).content
    assert not is_in(browser)


def test_sign_in_says_the_same_of_a_wrong_password_and_an_unknown_address(chad: User) -> None:
    wrong = sign_in(Client(), chad.email, "wrong").content.decode()
    unknown = sign_in(Client(), "nobody@fernhill.example", "wrong").content.decode()
    assert Words.of(wrong) == Words.of(unknown)


def test_a_password_reset_says_the_same_whether_or_not_there_is_an_account(chad: User) -> None:
    def ask(address: str) -> str:
        answer = Client().post("/accounts/password/reset/", {"email": address}, follow=True)
        return Words.of(answer.content.decode())

    assert ask(chad.email) == ask("nobody@fernhill.example")
    assert [sent.to for sent in mail.outbox] == [[chad.email]]


def test_a_reset_mail_points_at_our_own_address_and_its_link_works_once(chad: User) -> None:
    Client().post("/accounts/password/reset/", {"email": chad.email}, headers={"host": "evil.example"})
    body = str(mail.outbox[0].body)
    assert "evil.example" not in body
    link = next(word for word in body.split() if word.startswith(product.ADDRESS))
    browser = Client()
    path = browser.get(link.removeprefix(product.ADDRESS)).headers["Location"]
    new = "a quiet harbour at dawn"
    browser.post(path, {"password1": new, "password2": new})
    assert is_in(_after(sign_in, Client(), chad.email, new))
    assert b"too old" in Client().get(link.removeprefix(product.ADDRESS)).content


def _after(do, browser: Client, *args: str) -> Client:
    do(browser, *args)
    return browser


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_sign_in_never_leads_to_another_site(chad: User, target: str) -> None:
    assert sign_in(Client(), chad.email, PASSWORD, next=target).headers["Location"] == "/"


def test_a_request_under_a_name_that_is_not_ours_is_refused(chad: User) -> None:
    with override_settings(ALLOWED_HOSTS=product.ALLOWED_HOSTS):
        assert Client().get("/accounts/login/", headers={"host": "evil.example"}).status_code == 400
        assert Client().get("/accounts/login/", headers={"host": "localhost"}).status_code == 200


def test_nobody_signs_themselves_up(db: None) -> None:
    form = {"email": "me@evil.example", "password1": PASSWORD, "password2": PASSWORD}
    for name in ("account_signup", "socialaccount_signup"):
        assert b"by invitation" in Client().post(reverse(name), form).content
    assert not User.objects.exists()


def test_a_form_from_another_site_is_refused(chad: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert sign_in(browser, chad.email, PASSWORD).status_code == 403


def test_one_signs_the_other_browsers_out(chad: User) -> None:
    here, there = Client(), Client()
    for browser in (here, there):
        sign_in(browser, chad.email, PASSWORD)
    assert b"This one" in here.get("/accounts/sessions/").content
    here.post("/accounts/sessions/")
    assert is_in(here)
    assert not is_in(there)


def test_a_new_password_signs_the_other_browsers_out(chad: User) -> None:
    here, there = Client(), Client()
    for browser in (here, there):
        sign_in(browser, chad.email, PASSWORD)
    new = {"oldpassword": PASSWORD, "password1": "a quiet harbour", "password2": "a quiet harbour"}
    here.post("/accounts/password/change/", new)
    assert is_in(here)
    assert not is_in(there)


def test_the_account_of_someone_who_left_is_out_at_the_next_click(chad: User) -> None:
    browser = _after(sign_in, Client(), chad.email, PASSWORD)
    chad.is_active = False
    chad.save()
    assert not is_in(browser)
    assert not is_in(_after(sign_in, Client(), chad.email, PASSWORD))


def test_every_page_carries_the_headers_and_no_script_or_style_of_its_own(fernhill: Fernhill) -> None:
    browser, seen = fernhill.browser(cast.HEAD), 0
    paths = [reverse(door.route) for door in doors() if door.method == "get" and not door.args]
    for path in [*paths, f"/people/{fernhill.person(cast.CHAD).pk}/", "/accounts/link/made-up/", "/none/"]:
        answer = browser.get(path)
        if not answer.headers.get("Content-Type", "").startswith("text/html") or answer.status_code == 302:
            continue
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy, path
        assert "unsafe" not in policy, path
        assert answer.headers["X-Frame-Options"] == "DENY", path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert answer.headers["Referrer-Policy"] == "same-origin", path
        assert Inline.of(answer.content.decode()) == [], path
        seen += 1
    assert seen > 15


def test_under_an_https_address_cookies_and_transport_are_held_to_tls() -> None:
    say = (
        "from goldenthread.entrypoints import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0,"
        "s.CSRF_TRUSTED_ORIGINS, s.ALLOWED_HOSTS[0], s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN)"
    )
    environment = {**os.environ, "GOLDENTHREAD_ADDRESS": "https://thread.example", "PYTHONPATH": "src"}
    run = subprocess.run([sys.executable, "-c", say], env=environment, capture_output=True, text=True)
    assert run.stdout.strip() == "True True True ['https://thread.example'] thread.example False", run.stderr


class Words(HTMLParser):
    """What a page says, without its hidden parts."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    @classmethod
    def of(cls, html: str) -> str:
        """Read the words of a page."""
        reader = cls()
        reader.feed(html)
        return " ".join(reader.words)


class Inline(HTMLParser):
    """Finds what the content security policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        data = given.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in given and not data):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on")) or "javascript:" in (value or ""):
                self.found.append(f"{name}={value}")

    @classmethod
    def of(cls, html: str) -> list[str]:
        """List what is inline."""
        reader = cls()
        reader.feed(html)
        return reader.found


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1",
            "Safari on iPhone",
        ),
        ("curl/8.1", "curl/8.1"),
        ("", "A browser that gave no name"),
    ],
)
def test_a_session_is_named_by_browser_and_system(sent: str, said: str) -> None:
    assert device(sent) == said
