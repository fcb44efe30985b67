"""The forms of django-allauth in our words."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)

ADVICE = "At least ten characters. Three or four words in a row do well."


def _plainly(form: Any, **labels: str) -> None:
    if "password1" in form.fields:
        form.fields["password1"].help_text = ADVICE
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)  # the label says it, and stays when one types
        if name in labels:
            field.label = labels[name]


class SignIn(LoginForm):  # type: ignore[misc]
    """Mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self, login="Mail address")


class NewPassword(ResetPasswordForm):  # type: ignore[misc]
    """Where the link to a new password goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self, email="Mail address")


class PasswordChange(ChangePasswordForm):  # type: ignore[misc]
    """The old password and the new."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(
            self, oldpassword="Your password now", password1="The new one", password2="The new one again"
        )


class PasswordAfterReset(ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password after a mailed link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self, password1="A new password", password2="The same again")


class FirstPassword(SetPasswordForm):  # type: ignore[misc]
    """A password where there was none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self, password1="A password", password2="The same again")
