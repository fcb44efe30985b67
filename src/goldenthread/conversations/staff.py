"""Who of us took part: the parties of imported records become people, identities, teams.

An identity that is known decides; a mail address and an id given together become two identities
of one person. Two identities that already belong to two people stay apart: whether those are one
is for people to say (they can be merged), never for an import.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Min, Q

from goldenthread.people.models import Identity, Membership, Person, Team

from .models import Handling, ImportRun, Mention
from .records import PartyRecord
from .rows import Layout

DEFAULT_TEAM = "Everyone"
ROLES_IN_TEAMS = ("member", "lead", "head")

IdentityKey = tuple[str, str]


def identities_of(party: PartyRecord, source: str) -> tuple[IdentityKey, ...]:
    """Say what the party may be recognised by, the surest first; a name serves where nothing else is told."""
    key, mail = (party.key or "").strip(), (party.mail or "").strip().lower()
    if "@" in key and not mail:
        key, mail = "", key.lower()
    found = [(source[:100], key[:320])] if key else []
    if mail:
        found.append(("mail", mail[:320]))
    name = (party.name or "").strip()
    return tuple(found) or (((source[:100], name[:320]),) if name else ())


def readable_name(party: PartyRecord, source: str) -> str:
    """Find something to call a person by: their name, else their address or id made readable."""
    told = " ".join((party.name or "").split())
    if told:
        return told[:200]
    (_, key), *_ = sorted(identities_of(party, source), key=lambda identity: identity[0] != "mail")
    local = key.split("@")[0]
    if "@" in key or re.fullmatch(r"[^\W\d]+([._][^\W\d]+)+", local):
        parts = [part for part in re.split(r"[._+]+", local) if part]
        return " ".join(part[:1].upper() + part[1:] for part in parts)[:200] or key[:200]
    return f"{source} {key}"[:200] if key.isdigit() else key[:200]


class Staff:
    """The people and teams of one batch, found or made for a run; use inside its transaction."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.people: dict[IdentityKey, int] = {}
        self.teams: dict[str, int] = {}
        self.people_added = 0

    def settle(self, layouts: Sequence[Layout]) -> None:
        """Find everyone the records name, and make whoever is new, in the order they appear."""
        named = {(x.source, p.key, p.mail, p.name): (x.source, p) for x in layouts for p in x.parties}
        wanted = {identity for source, party in named.values() for identity in identities_of(party, source)}
        known = self.find(wanted)
        for source, party in named.values():
            self._settle_party(party, source, known)
        self._mention(known[identity] for identity in wanted if identity in known)
        self._settle_teams(layouts)
        self._settle_memberships(layouts)

    def people_of(self, layout: Layout) -> list[int | None]:
        """Say which person each of a record's parties is; the last of the list stands for nobody."""
        return [*(self.person(party, layout.source) for party in layout.parties), None]

    def person(self, party: PartyRecord, source: str) -> int | None:
        """Say which person a party is; nobody where it tells nothing or is not one of ours."""
        if party.role != "staff":
            return None
        return next((self.people[i] for i in identities_of(party, source) if i in self.people), None)

    def team(self, name: str | None) -> int | None:
        """Say which team a name means."""
        return self.teams.get(_team_key(name)) if name and name.strip() else None

    def find(self, wanted: set[IdentityKey]) -> dict[IdentityKey, Identity]:
        """Look up the identities that are known."""
        by_source = defaultdict(list)
        for source, key in wanted:
            by_source[source].append(key)
        sought = Q(pk__in=[])
        for source, keys in by_source.items():
            sought |= Q(source=source, key__in=keys)
        return {(i.source, i.key): i for i in Identity.objects.filter(sought)}

    def _settle_party(self, party: PartyRecord, source: str, known: dict[IdentityKey, Identity]) -> None:
        identities = identities_of(party, source)
        if not identities:
            return
        person_id = next((known[i].person_id for i in identities if i in known), None)
        if person_id is None:
            person = Person.objects.create(name=readable_name(party, source))
            Mention.objects.create(run=self.run, person=person, is_new=True)
            person_id = person.pk
            self.people_added += 1
        for kind, key in identities:
            if (kind, key) not in known:
                known[kind, key] = made = Identity.objects.create(person_id=person_id, source=kind, key=key)
                Mention.objects.create(run=self.run, identity=made, is_new=True)
            self.people[kind, key] = known[kind, key].person_id

    def _mention(self, identities: Iterable[Identity]) -> None:
        found = {identity.pk for identity in identities}
        found -= set(
            Mention.objects.filter(run=self.run, identity__in=found).values_list("identity_id", flat=True)
        )
        Mention.objects.bulk_create(
            Mention(run=self.run, identity_id=pk, is_new=False) for pk in sorted(found)
        )

    def _settle_teams(self, layouts: Sequence[Layout]) -> None:
        names: dict[str, str] = {}
        for team in dict.fromkeys(layout.team for layout in layouts):
            if team and team.strip():
                names.setdefault(_team_key(team), " ".join(team.split())[:200])
        if not names:
            return
        self.teams = {_team_key(name): pk for pk, name in Team.objects.values_list("pk", "name")}
        for key, name in names.items():
            if key not in self.teams:
                self.teams[key] = make_team(self.run, name).pk

    def _settle_memberships(self, layouts: Sequence[Layout]) -> None:
        """Make those who are in no team yet members where they were first seen, since that day."""
        seen: dict[int, tuple[int, datetime]] = {}
        for layout in layouts:
            team = self.team(layout.team)
            if team is None:
                continue
            since = min(layout.began_at or self.run.started_at, self.run.started_at)
            for person in self.people_of(layout):
                if person is not None:
                    first = seen.get(person, (team, since))
                    seen[person] = (first[0], min(first[1], since))
        placed = people_with_a_team(seen)
        for person, (team, since) in seen.items():
            if person not in placed:
                make_member(self.run, person, team, since)
        self._date_back({person: since for person, (_, since) in seen.items() if person in placed})

    def _date_back(self, seen: dict[int, datetime]) -> None:
        made = Membership.objects.filter(
            person__in=list(seen),
            pk__in=Mention.objects.filter(run=self.run, is_new=True).values("membership"),
        )
        for number, person, since in made.values_list("pk", "person_id", "since"):
            if seen[person] < since:
                Membership.objects.filter(pk=number).update(since=seen[person])


def place_the_teamless(run: ImportRun) -> None:
    """Give everyone whom a run named, and who is in no team, the default team, so that none is left out."""
    named = Mention.objects.filter(run=run, identity__isnull=False).values_list("identity__person", flat=True)
    people = list(dict.fromkeys(named.order_by("id")))
    placed: set[int] = set()
    for start in range(0, len(people), 500):
        placed |= people_with_a_team(people[start : start + 500])
    teamless = [person for person in people if person not in placed]
    if not teamless:
        return
    team = default_team(run)
    # A head who serves customers among them is one of them here, or nobody could review that work.
    held = Membership.objects.filter(until__isnull=True)
    heads = held.filter(role="head").exclude(person__in=held.exclude(team=None).values("person"))
    teamless += sorted(placed & set(heads.values_list("person_id", flat=True)))
    for start in range(0, len(teamless), 500):
        some = teamless[start : start + 500]
        handled = Handling.objects.filter(person__in=some)
        first = dict(handled.values_list("person").annotate(first=Min("conversation__opened_at")))
        for person in some:
            make_member(run, person, team.pk, min(first.get(person) or run.started_at, run.started_at))


def default_team(run: ImportRun) -> Team:
    """Find or make the team for those whose team nobody told."""
    found = next((t for t in Team.objects.all() if _team_key(t.name) == _team_key(DEFAULT_TEAM)), None)
    return found or make_team(run, DEFAULT_TEAM)


def make_team(run: ImportRun, name: str) -> Team:
    """Make a team for a run."""
    team = Team.objects.create(name=name)
    Mention.objects.create(run=run, team=team, is_new=True)
    return team


def make_member(run: ImportRun, person: int, team: int, since: datetime) -> None:
    """Make a person a member of a team for a run."""
    membership = Membership.objects.create(person_id=person, team_id=team, role="member", since=since)
    Mention.objects.create(run=run, membership=membership, is_new=True)


def people_with_a_team(people: Iterable[int]) -> set[int]:
    """Narrow people to those who are already somewhere: a lead or a head is not made a member as well."""
    held = Membership.objects.filter(person__in=list(people), role__in=ROLES_IN_TEAMS, until__isnull=True)
    return set(held.values_list("person_id", flat=True))


def _team_key(name: str | None) -> str:
    return " ".join((name or "").split()).casefold()
