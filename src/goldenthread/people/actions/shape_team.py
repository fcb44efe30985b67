"""Add a team, and give one another name."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Team
from goldenthread.people.queries import viewer_for

LONGEST_NAME = 200


class TeamRefused(Exception):
    """The team cannot be shaped like this; the message says why."""


@transaction.atomic
def add_team(*, name: str, by: User | None, at: datetime) -> Team:
    """Add a team under a name of its own."""
    _may(by, at)
    team = Team.objects.create(name=_free(name))
    audit.record(act="add_team", by=by, at=at, subject=team, summary=f"Team {team} was added.")
    return team


@transaction.atomic
def rename_team(*, team: Team, name: str, by: User, at: datetime) -> Team:
    """Give a team another name; its people, conversations and past stay with it."""
    _may(by, at)
    before, team.name = team.name, _free(name, but=team)
    team.save(update_fields=["name"])
    audit.record(
        act="rename_team",
        by=by,
        at=at,
        subject=team,
        summary=f"Team {before} is now called {team}.",
        concerns=team.memberships.filter(until=None).values_list("person_id", flat=True),
    )
    return team


def _may(by: User | None, at: datetime) -> None:
    if by is not None and not viewer_for(by, at=at).may_manage_people():
        raise TeamRefused("Only a head of service or an administrator shapes teams.")


def _free(name: str, but: Team | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise TeamRefused("A team needs a name.")
    if len(name) > LONGEST_NAME:
        raise TeamRefused(
            f"That name has {len(name):,} characters; a team's name has at most {LONGEST_NAME}."
        )
    same = Team.objects.filter(name__iexact=name).first()
    if same is not None and same != but:
        raise TeamRefused(f"There is a team called {name} already.")
    return name
