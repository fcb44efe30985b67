"""What a passkey is called until its owner says otherwise."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator


class PlainNames(DefaultMFAAdapter):  # type: ignore[misc]
    """Names that say what the thing is; “Master key” sounded like one to the whole house."""

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """Number them: My passkey, My passkey 2."""
        before = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"My passkey {before + 1}" if before else "My passkey"
