"""Who may open which address of accounts and sign-in."""

from typing import Any

from allauth.mfa.models import Authenticator

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.foundation.actions.sign_in_link import make_sign_in_link
from tests.permission_table import EVERYONE, NO_ONE, OWN_ONLY, SIGNED_IN, Door, Side


def a_key(scene: Any, role: str, side: Side) -> list[int]:
    """A passkey of one's own, or somebody else's."""
    owner = scene.fernhill.account(cast.ZOE)
    if side == "own" and role != "nobody":
        owner = scene.account(role)
    made = Authenticator.objects.create(
        user=owner, type=Authenticator.Type.WEBAUTHN, data={"name": "Key", "credential": {}}
    )
    return [made.pk]


def a_link(scene: Any, role: str, side: Side) -> list[str]:
    """The secret of a sign-in link."""
    path = make_sign_in_link(user=scene.fernhill.account(cast.ZOE), at=clock.now())
    return [path.rstrip("/").rsplit("/", 1)[1] if side == "own" else "made-up"]


HOLDER = "whoever holds the secret of the link"
OWN = "one's own account only"
DOOR = "one must be able to come in"
LINK_HOLDERS = dict.fromkeys(EVERYONE, "own")

SIGN_ON = "no sign-on is set up here; with one, everyone"

DOORS = [
    Door("foundation:sign_in_link", "open a sign-in link", LINK_HOLDERS, HOLDER, args=a_link),
    Door("foundation:sign_in_link", "use a sign-in link", LINK_HOLDERS, HOLDER, method="post", args=a_link),
    Door("account_login", "open the sign-in page", EVERYONE, DOOR),
    Door("account_logout", "sign out", EVERYONE, "one must be able to leave", method="post"),
    Door("account_inactive", "read that an account is closed", EVERYONE, DOOR),
    Door("account_signup", "read how an account comes about", EVERYONE, "nobody signs themselves up"),
    Door("socialaccount_signup", "come in by sign-on unknown", EVERYONE, "the page says that it does not go"),
    Door(
        "account_reauthenticate",
        "say again that it is you",
        SIGNED_IN,
        OWN,
        untried="it needs a password; a journey walks it",
    ),
    Door("account_change_password", "change a password", SIGNED_IN, OWN),
    Door("account_set_password", "set a first password", SIGNED_IN, OWN),
    Door("account_reset_password", "ask for a new password", EVERYONE, DOOR),
    Door("account_reset_password_done", "read where the new password goes", EVERYONE, DOOR),
    Door(
        "account_reset_password_from_key",
        "choose a new password by mailed link",
        EVERYONE,
        HOLDER,
        args=lambda scene, role, side: ["1", "made-up"],
    ),
    Door("account_reset_password_from_key_done", "read that the password is changed", EVERYONE, DOOR),
    Door("mfa_index", "see how one signs in", SIGNED_IN, OWN),
    Door(
        "mfa_authenticate",
        "type the second factor",
        NO_ONE,
        "only in the middle of signing in",
        untried="it turns everyone away who is not between password and code; a journey walks it",
    ),
    Door(
        "mfa_reauthenticate",
        "confirm with a code",
        SIGNED_IN,
        OWN,
        untried="it needs a second factor; a journey walks it",
    ),
    Door("mfa_activate_totp", "set up an authenticator app", SIGNED_IN, OWN),
    Door(
        "mfa_deactivate_totp",
        "turn an authenticator app off",
        SIGNED_IN,
        OWN,
        untried="it needs an app that is on; a journey walks it",
    ),
    Door(
        "mfa_view_recovery_codes",
        "see recovery codes",
        SIGNED_IN,
        OWN,
        untried="there are none before a second factor; a journey walks it",
    ),
    Door(
        "mfa_generate_recovery_codes",
        "make recovery codes",
        SIGNED_IN,
        OWN,
        untried="it needs a second factor; a journey walks it",
    ),
    Door(
        "mfa_download_recovery_codes",
        "download recovery codes",
        SIGNED_IN,
        OWN,
        untried="there are none before a second factor; a journey walks it",
    ),
    Door("mfa_list_webauthn", "see one's passkeys", SIGNED_IN, OWN),
    Door("mfa_add_webauthn", "add a passkey", SIGNED_IN, OWN),
    Door(
        "mfa_reauthenticate_webauthn",
        "confirm with a passkey",
        SIGNED_IN,
        OWN,
        untried="it needs a passkey; a journey walks it",
    ),
    Door("mfa_remove_webauthn", "remove a passkey", OWN_ONLY, OWN, args=a_key),
    Door("mfa_edit_webauthn", "rename a passkey", OWN_ONLY, OWN, args=a_key),
    Door(
        "mfa_login_webauthn",
        "sign in with a passkey",
        EVERYONE,
        DOOR,
        untried="it is half of a conversation with the browser; a journey walks it",
    ),
    Door("usersessions_list", "see where one is signed in", SIGNED_IN, OWN),
    Door("socialaccount_connections", "see one's connected sign-on", SIGNED_IN, OWN),
    Door("socialaccount_login_cancelled", "read that sign-on was stopped", EVERYONE, DOOR),
    Door(
        "socialaccount_login_error",
        "read that sign-on failed",
        EVERYONE,
        DOOR,
        untried="it answers 401 to everyone on purpose",
    ),
    Door("openid_connect_login", "start sign-on", NO_ONE, SIGN_ON, args=lambda scene, role, side: ["sso"]),
    Door(
        "openid_connect_callback",
        "come back from sign-on",
        NO_ONE,
        SIGN_ON,
        args=lambda scene, role, side: ["sso"],
    ),
]
