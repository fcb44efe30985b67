"""What people type on the pages of people, teams and invitations."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from goldenthread.foundation.models import User

from .models import Membership, Person, Team
from .viewer import Viewer


def roles_to_give(viewer: Viewer) -> list[tuple[str, str]]:
    """List the roles that the viewer may give to anyone at all."""
    team = next(iter(viewer.leads), None)
    return [(role.value, role.label) for role in Membership.Role if viewer.may_grant(role, team)]


def teams_to_fill(viewer: Viewer) -> Any:
    """Find the teams into which the viewer may bring people."""
    return Team.objects.all() if viewer.may_manage_people() else Team.objects.filter(pk__in=viewer.leads)


class RoleForm(forms.Form):
    """A role, and the team it is in."""

    role = forms.ChoiceField()
    team = forms.ModelChoiceField(Team.objects.none(), required=False, empty_label="None: the whole house")

    def __init__(self, viewer: Viewer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_to_give(viewer)  # type: ignore[attr-defined]
        teams: forms.ModelChoiceField[Team] = self.fields["team"]  # type: ignore[assignment]
        teams.queryset = teams_to_fill(viewer)
        if not viewer.may_manage_people():
            teams.required, teams.empty_label = True, None

    def clean(self) -> dict[str, Any]:
        """Hold members and leads to a team, and the roles of the house to none."""
        cleaned = super().clean() or self.cleaned_data
        in_team = cleaned.get("role") in (Membership.Role.MEMBER, Membership.Role.LEAD)
        if in_team and not cleaned.get("team"):
            self.add_error("team", "Members and leads belong to a team: choose one.")
        if not in_team:
            cleaned["team"] = None
        return cleaned


class InvitationForm(RoleForm):
    """Whom to invite, and as what."""

    mail = forms.EmailField(label="Mail address", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(label="Name", max_length=200, required=False)
    field_order = ["mail", "name", "role", "team"]


class NameForm(forms.Form):
    """A name."""

    name = forms.CharField(max_length=200)


class AccountForm(forms.Form):
    """A name and a password, chosen by the one who will use them."""

    name = forms.CharField(
        label="Your name", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label="A password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least ten characters. Three or four words in a row do well.",
    )

    def __init__(self, *args: Any, address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = address

    def clean(self) -> dict[str, Any]:
        """Refuse passwords that anyone would try first."""
        cleaned = super().clean() or self.cleaned_data
        account = User(email=cleaned.get("mail", self.address), name=cleaned.get("name", ""))
        try:
            password_validation.validate_password(cleaned.get("password", ""), account)
        except ValidationError as refused:
            self.add_error("password", refused)
        return cleaned


class FoundingForm(AccountForm):
    """The very first account, and perhaps the team its owner leads."""

    mail = forms.EmailField(
        label="Your mail address at work", widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    team = forms.CharField(
        label="The team you lead",
        max_length=200,
        required=False,
        help_text="Leave it empty if you lead none. You can add teams later.",
    )
    field_order = ["name", "mail", "password", "team"]


class MergeForm(forms.Form):
    """Which other entry is the same person."""

    other = forms.ModelChoiceField(Person.objects.none(), label="The other entry", empty_label=None)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others: forms.ModelChoiceField[Person] = self.fields["other"]  # type: ignore[assignment]
        others.queryset = Person.objects.exclude(pk=person.pk)
