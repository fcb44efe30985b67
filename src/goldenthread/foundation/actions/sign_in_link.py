"""Make a link that signs an account in once, and use it up."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from goldenthread.foundation import audit
from goldenthread.foundation.models import SignInLink, SignInLinkUse, User
from goldenthread.foundation.one_time_tokens import hashed, new_token


class LinkDoesNotWork(Exception):
    """The link is unknown, used or too old."""

    def __init__(self) -> None:
        super().__init__("This sign-in link has been used already or is too old. Ask for a new one.")


@transaction.atomic
def make_sign_in_link(
    *, user: User, at: datetime, by: User | None = None, lasts: timedelta = timedelta(hours=24)
) -> str:
    """Give the path of a page that signs `user` in, once, within `lasts`.

    `by` is None when whoever runs the installation asks at the command line. The path is the only
    place where the secret stands in the clear: put it in front of the address people type.
    """
    token = new_token()
    SignInLink.objects.create(user=user, token_hash=hashed(token), by=by, made_at=at, expires_at=at + lasts)
    audit.record(
        act="make_sign_in_link", by=by, at=at, subject=user, summary=f"A sign-in link was made for {user}."
    )
    return reverse("foundation:sign_in_link", args=[token])


def account_behind(token: str, *, at: datetime) -> User:
    """Find whose link this is; raises `LinkDoesNotWork` where it would not sign anyone in."""
    link = _usable(token, at)
    return link.user


@transaction.atomic
def use_sign_in_link(*, token: str, at: datetime) -> User:
    """Use the link up and say whom it signs in; raises `LinkDoesNotWork`."""
    link = _usable(token, at)
    _, is_first = SignInLinkUse.objects.get_or_create(link=link, defaults={"at": at})
    if not is_first:  # two browsers at the same moment: the second one lost
        raise LinkDoesNotWork
    audit.record(
        act="use_sign_in_link",
        by=link.user,
        at=at,
        subject=link.user,
        summary=f"{link.user} used a sign-in link.",
    )
    return link.user


def _usable(token: str, at: datetime) -> SignInLink:
    link = (
        SignInLink.objects.select_related("user")
        .filter(token_hash=hashed(token), expires_at__gt=at, use__isnull=True, user__is_active=True)
        .first()
    )
    if link is None:
        raise LinkDoesNotWork
    return link
