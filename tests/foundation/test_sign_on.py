"""Sign-on lets in whom we know, by an address that the provider has checked, and nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client, override_settings

from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.sign_on import sign_on_origin, sign_on_providers
from goldenthread.foundation.models import User
from goldenthread.people.models import Identity, Membership, Person
from tests.fernhill import START, Fernhill
from tests.foundation.identity_provider import identity_provider


def settings_for(address: str) -> dict[str, str]:
    return {
        "GOLDENTHREAD_OIDC_NAME": "Fernhill",
        "GOLDENTHREAD_OIDC_URL": address,
        "GOLDENTHREAD_OIDC_CLIENT_ID": "goldenthread",
        "GOLDENTHREAD_OIDC_CLIENT_SECRET": "secret",
    }


@contextmanager
def come_in(**says: object) -> Iterator[Client]:
    """Press the button, come back from the provider, and look around."""
    with (
        identity_provider({"sub": "1", **says}) as address,
        override_settings(SOCIALACCOUNT_PROVIDERS=sign_on_providers(settings_for(address))),
    ):
        browser = Client()
        assert b"Sign in with Fernhill" in browser.get("/accounts/login/").content
        away = browser.post("/accounts/oidc/sso/login/").headers["Location"]
        assert away.startswith(f"{address}/authorize?")
        state = parse_qs(urlsplit(away).query)["state"][0]
        browser.get("/accounts/oidc/sso/login/callback/", {"code": "c", "state": state}, follow=True)
        yield browser


def test_sign_on_opens_the_account_with_the_checked_address(fernhill: Fernhill) -> None:
    with come_in(email=cast.CHAD.mail, email_verified=True) as browser:
        assert browser.session["_auth_user_id"] == str(fernhill.account(cast.CHAD).pk)


def test_sign_on_makes_an_account_for_a_person_the_record_knows(fernhill: Fernhill) -> None:
    rune = Person.objects.create(name="Rune Dahl")
    Identity.objects.create(person=rune, source="mail", key="rune@fernhill.example")
    Membership.objects.create(person=rune, role="member", team=fernhill.teams[cast.ORDERS], since=START)
    with come_in(email="Rune@Fernhill.example", email_verified=True, name="Rune Dahl") as browser:
        assert browser.get("/").status_code == 200
    rune.refresh_from_db()
    assert rune.account is not None
    assert (rune.account.email, rune.account.name) == ("rune@fernhill.example", "Rune Dahl")


@pytest.mark.parametrize(
    "says",
    [
        {"email": "stranger@fernhill.example", "email_verified": True},
        {"email": cast.CHAD.mail, "email_verified": False},
        {"email": cast.CHAD.mail},
        {},
    ],
    ids=["an unknown address", "an unchecked address", "an address of unknown standing", "no address"],
)
def test_sign_on_lets_nobody_else_in(fernhill: Fernhill, says: dict[str, object]) -> None:
    before = User.objects.count()
    with come_in(**says) as browser:
        assert "_auth_user_id" not in browser.session
    assert User.objects.count() == before


def test_a_provider_that_does_not_answer_is_said_so(fernhill: Fernhill) -> None:
    providers = sign_on_providers(settings_for("http://127.0.0.1:9"))
    with override_settings(SOCIALACCOUNT_PROVIDERS=providers):
        answer = Client().post("/accounts/oidc/sso/login/")
        assert b"no usable answer" in answer.content


def test_half_a_sign_on_setting_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="GOLDENTHREAD_OIDC_CLIENT_SECRET is not"):
        sign_on_providers({**settings_for("https://id.example"), "GOLDENTHREAD_OIDC_CLIENT_SECRET": ""})
    assert sign_on_providers({}) == {}
    assert sign_on_origin({}) == []
    assert sign_on_origin(settings_for("https://id.example/realms/x")) == ["https://id.example"]
