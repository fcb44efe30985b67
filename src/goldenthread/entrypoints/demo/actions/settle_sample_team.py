"""Fernhill Outdoor moves in: accounts, people, teams and roles of the sample team."""

from datetime import datetime, timedelta

from django.db import transaction

from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.demo.rota import WEEKS
from goldenthread.entrypoints.models import SampleTeam
from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Identity, Membership, Person, Team
from goldenthread.people.queries import viewer_for

SEED = 7
Role = Membership.Role


class MayNotSettle(Exception):
    """Only heads of service and administrators bring the sample team in."""


class NameTaken(Exception):
    """A team of the house already has the name of a sample team."""


@transaction.atomic
def settle_sample_team(*, by: User | None, at: datetime, seed: int = SEED) -> SampleTeam:
    """Make the cast at home, or find them there already.

    Raises `MayNotSettle`, and `NameTaken` where one of the team names is in use.
    """
    if by is not None and not viewer_for(by, at=at).may_manage_people():
        raise MayNotSettle("Only a head of service or an administrator can bring the sample team in.")
    found = SampleTeam.objects.first()
    if found is not None:
        return found
    taken = Team.objects.filter(name__in=cast.TEAMS).first()
    if taken is not None:
        raise NameTaken(f"There is already a team called {taken}, and a sample team has that name too.")
    sample = SampleTeam.objects.create(made_at=at, by=by, seed=seed)
    teams = {name: Team.objects.create(name=name) for name in cast.TEAMS}
    since = at - timedelta(weeks=WEEKS + 1)
    people = [_move_in(member, teams, since) for member in cast.CAST]
    sample.people.set(people)
    sample.teams.set(teams.values())
    audit.record(
        act="settle_sample_team",
        by=by,
        at=at,
        subject=sample,
        summary=f"The sample team of {cast.COMPANY} moved in: {len(people)} people in {len(teams)} teams",
        concerns=[person.pk for person in people],
    )
    return sample


def _move_in(member: cast.Member, teams: dict[str, Team], since: datetime) -> Person:
    account = User.objects.create_user(member.mail, name=member.name)
    person = Person.objects.create(name=member.name, account=account)
    Identity.objects.create(person=person, source="mail", key=member.mail)
    house = (Role.HEAD, Role.ADMINISTRATOR) if member.is_head else ()
    roles: list[tuple[str, Team | None]] = [(role, None) for role in house]
    roles += [(Role.MEMBER, teams[member.team])] if member.team else []
    roles += [(Role.LEAD, teams[led]) for led in member.leads]
    for role, team in roles:
        Membership.objects.create(person=person, team=team, role=role, since=since)
    return person
