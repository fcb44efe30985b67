"""Every address lets through whom the permission table says, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import User
from goldenthread.people.models import Membership, Person
from tests import permission_table
from tests.fernhill import START, Fernhill
from tests.permission_table import ROLES, Door, Side

TRIED = [door for door in permission_table.doors() if not door.untried]


@dataclass
class Scene:
    """The cast, with a head who is no administrator and an administrator who is no head."""

    fernhill: Fernhill
    by_role: dict[str, User]

    def account(self, role: str) -> User:
        """Find who plays a role."""
        return self.by_role[role]

    def person(self, side: Side) -> Person:
        """Somebody of the own team (Orders), or of another."""
        return self.fernhill.person(cast.LUIS if side == "own" else cast.BEN)


@pytest.fixture
def scene(fernhill: Fernhill) -> Scene:
    by_role = {"member": fernhill.account(cast.CHAD), "lead": fernhill.account(cast.PRIYA)}
    for role in ("head", "administrator"):
        account = User.objects.create_user(f"{role}@fernhill.example", name=role)
        person = Person.objects.create(name=role, account=account)
        Membership.objects.create(person=person, role=role, since=START)
        by_role[role] = account
    return Scene(fernhill, by_role)


def test_every_address_is_in_the_permission_table() -> None:
    listed = {door.route for door in permission_table.doors()}
    assert permission_table.routes() - listed == set(), "add these to tests/<package>/doors.py"
    assert listed - permission_table.routes() == set(), "these addresses are gone"


def test_the_printed_permission_table_is_current() -> None:
    assert Path("docs/permissions.md").read_text() == permission_table.page()


def _sentences() -> list[object]:
    return [
        pytest.param(
            door,
            role,
            side,
            id=f"{role} {'may' if door.lets(role, side) else 'may not'} {door.what}"
            f"{f' ({side})' if len(door.sides) > 1 else ''} because {door.why}".replace("/", "-"),
        )
        for door in TRIED
        for role in ROLES
        for side in door.sides
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("door", "role", "side"), _sentences())
def test_a_door_opens_for_whom_the_table_says(scene: Scene, door: Door, role: str, side: Side) -> None:
    browser = Client()
    if role != "nobody":
        browser.force_login(scene.account(role))
    path = reverse(door.route, args=door.args(scene, role, side) if door.args else [])
    data = door.data(scene, role, side) if callable(door.data) else door.data
    answer = getattr(browser, door.method)(path, data)
    asked_to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/login/")
    if door.lets(role, side):
        assert answer.status_code < 400, path
        assert not asked_to_sign_in
    elif role == "nobody":
        assert asked_to_sign_in or answer.status_code == 404, path
    else:
        assert answer.status_code == 404, path
