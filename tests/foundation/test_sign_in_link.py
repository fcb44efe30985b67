"""A sign-in link opens one account, once, and only at the press of a button."""

from datetime import timedelta

import pytest
from django.test import Client

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.foundation.actions.sign_in_link import (
    LinkDoesNotWork,
    make_sign_in_link,
    use_sign_in_link,
)
from goldenthread.foundation.models import SignInLink
from tests.fernhill import Fernhill


def link_for(fernhill: Fernhill, *, lasts: timedelta = timedelta(hours=1)) -> str:
    return make_sign_in_link(user=fernhill.account(cast.CHAD), at=clock.now(), lasts=lasts)


def test_a_sign_in_link_signs_in_once_at_the_press_of_its_button(fernhill: Fernhill) -> None:
    link, browser = link_for(fernhill), Client()
    for _ in range(3):  # a mail scanner looks, and looks again
        assert b"Chad Brennan" in browser.get(link).content
    assert "_auth_user_id" not in browser.session
    assert browser.post(link).headers["Location"] == "/"
    assert browser.session["_auth_user_id"] == str(fernhill.account(cast.CHAD).pk)

    second = Client()
    assert second.get(link).status_code == 404
    assert second.post(link).status_code == 404
    assert "_auth_user_id" not in second.session


def test_a_link_that_is_too_old_unknown_or_of_a_closed_account_signs_nobody_in(fernhill: Fernhill) -> None:
    old = link_for(fernhill, lasts=timedelta(0))
    closed = link_for(fernhill)
    account = fernhill.account(cast.CHAD)
    account.is_active = False
    account.save()
    for link in (old, closed, "/accounts/link/made-up/"):
        assert Client().post(link).status_code == 404


def test_the_database_holds_nothing_that_signs_in(fernhill: Fernhill) -> None:
    token = link_for(fernhill).rstrip("/").rsplit("/", 1)[1]
    stored = SignInLink.objects.get().token_hash
    assert len(token) * 6 >= 128
    assert token not in stored
    with pytest.raises(LinkDoesNotWork):
        use_sign_in_link(token=stored, at=clock.now())


def test_the_session_gets_a_new_key_at_sign_in(fernhill: Fernhill) -> None:
    browser = Client()
    browser.session.save()
    browser.cookies["sessionid"] = browser.session.session_key or ""
    before = browser.session.session_key
    browser.post(link_for(fernhill))
    assert browser.cookies["sessionid"].value != before
