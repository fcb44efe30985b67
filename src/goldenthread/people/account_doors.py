"""How an account comes about: by invitation, or by sign-on for an address that is already known here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.foundation import clock
from goldenthread.foundation.models import User

from .actions.claim_person import claim_by_mail
from .models import Identity


class AccountDoors(DefaultAccountAdapter):  # type: ignore[misc]
    """Password sign-in; nobody signs themselves up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Point a reset mail at the address we know ourselves by, not at what a request called us."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.ADDRESS}{path.replace('UID-KEY', key)}"

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> Any:
        """Tie the account to the person that carries its mail address, if nobody has yet."""
        claim_by_mail(account=user, at=clock.now())
        return super().post_login(request, user, **kwargs)


class SignOnDoors(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-on at the organisation's own provider (OpenID Connect)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Let in whom we know: a person carries the address, and the provider has checked it."""
        checked = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
        return Identity.objects.filter(source="mail", key__in=checked, person__account=None).exists()

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Take the name and the address as the provider gives them."""
        user: User = super().populate_user(request, sociallogin, data)
        user.email, user.name = user.email.lower(), data.get("name") or ""
        return user
