"""Fernhill Outdoor in the database: the cast with accounts, teams and roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.test import Client

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import User
from goldenthread.people.models import Identity, Membership, Person, Team
from goldenthread.people.queries import viewer_for
from goldenthread.people.viewer import Viewer

START = datetime(2026, 8, 3, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)


@dataclass
class Fernhill:
    """Everyone of the cast by key, and how to sign in as them."""

    people: dict[str, Person]
    teams: dict[str, Team]

    @classmethod
    def settle(cls) -> Fernhill:
        """Make the cast: one account, person, identity and membership each."""
        teams = {name: Team.objects.create(name=name) for name in cast.TEAMS}
        people = {}
        for member in cast.CAST:
            account = User.objects.create_user(member.mail, name=member.name)
            person = Person.objects.create(name=member.name, account=account)
            Identity.objects.create(person=person, source="mail", key=member.mail)
            if member.is_head:
                Membership.objects.create(person=person, role="head", since=START)
                Membership.objects.create(person=person, role="administrator", since=START)
            elif member.team:
                Membership.objects.create(person=person, team=teams[member.team], role="member", since=START)
            for team in member.leads:
                Membership.objects.create(person=person, team=teams[team], role="lead", since=START)
            people[member.key] = person
        return cls(people, teams)

    def person(self, who: cast.Member) -> Person:
        """Find one of the cast."""
        return self.people[who.key]

    def account(self, who: cast.Member) -> User:
        """Find the account of one of the cast."""
        account = self.people[who.key].account
        assert account is not None
        return account

    def viewer(self, who: cast.Member) -> Viewer:
        """Look with the eyes of one of the cast."""
        return viewer_for(self.account(who), at=NOW)

    def browser(self, who: cast.Member) -> Client:
        """Sign one of the cast in (a test client, without a real browser)."""
        client = Client()
        client.force_login(self.account(who))
        return client
