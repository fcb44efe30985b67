"""When customers get in touch and who is there to answer: the rhythm of week and day."""

from __future__ import annotations

from bisect import bisect
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from .cast import ACCOUNTS, CAST, HEAD, PRIYA, TEAMS, TOM, Member

WEEKS = 12
WEEKDAYS = (1.35, 1.15, 1.0, 0.98, 1.02, 0.55, 0.28)
# By hour: nothing at night, a first peak at ten, a second after lunch, mail in the evening.
HOURS = (
    0.02,
    0.01,
    0,
    0,
    0.01,
    0.03,
    0.15,
    0.4,
    0.8,
    1.2,
    1.4,
    1.25,
    0.95,
    1.0,
    1.25,
    1.2,
    1.0,
    0.8,
    0.5,
    0.4,
    0.38,
    0.3,
    0.15,
    0.05,
)
OPEN, SHUT = 8, 18


def is_staffed(at: datetime) -> bool:
    """Say whether chat and phone are open: Monday to Saturday, eight to six."""
    return at.weekday() < 6 and OPEN <= at.hour < SHUT


def next_staffed(at: datetime, rng: Random) -> datetime:
    """Find the moment from which somebody can write back."""
    while not is_staffed(at):
        tomorrow = at + timedelta(days=at.hour >= OPEN)
        at = tomorrow.replace(hour=OPEN, minute=rng.randrange(2, 59), second=rng.randrange(60))
        if at.weekday() == 6:
            at += timedelta(days=1)
    return at


def arrivals(number: int, until: datetime, rng: Random) -> list[datetime]:
    """Spread the contacts over twelve weeks that end at `until`, a little more each week."""
    start = until - timedelta(weeks=WEEKS)
    hours = [start + timedelta(hours=h) for h in range(WEEKS * 7 * 24)]
    shares = [
        WEEKDAYS[hour.weekday()] * HOURS[hour.hour] * (1 + 0.018 * (h // 168)) * (0.85 + 0.3 * rng.random())
        for h, hour in enumerate(hours)
    ]
    total = list(accumulate(shares))
    chosen = [hours[bisect(total, rng.random() * total[-1])] for _ in range(number)]
    latest = until - timedelta(minutes=2)
    return sorted(min(hour + timedelta(seconds=rng.randrange(3600)), latest) for hour in chosen)


class Rota:
    """Who works when: a day off for some, a week's holiday for everyone."""

    def __init__(self, start: datetime, rng: Random) -> None:
        self._start = start
        self._holiday = {m.key: rng.randrange(1, WEEKS) for m in CAST}
        self._day_off = {m.key: rng.randrange(5) if rng.random() < 0.35 else None for m in CAST}
        # Some take more contacts than others; leads take customers in full view of the team.
        self._pace = {m.key: 0.8 + 0.4 * rng.random() for m in CAST}
        self._pace |= {PRIYA.key: 0.42, TOM.key: 0.24, HEAD.key: 0.0}

    def present(self, team: str, at: datetime) -> list[Member]:
        """List who of a team is at work that day, leads included."""
        week = (at - self._start).days // 7
        here = [
            m
            for m in CAST
            if (m.team == team or team in m.leads)
            and self._holiday[m.key] != week
            and self._day_off[m.key] != at.weekday()
        ]
        return here or [m for m in CAST if m.team == team]

    def someone(self, team: str, at: datetime, rng: Random, *, but: Member | None = None) -> Member:
        """Choose who takes a contact."""
        here = [m for m in self.present(team, at) if m != but] or [
            m for m in CAST if m.team == team and m != but
        ]
        return rng.choices(here, [self._pace[m.key] for m in here])[0]


def other_team(team: str, rng: Random) -> str:
    """Choose the team a contact lands in by mistake."""
    return rng.choice([t for t in TEAMS if t != team]) if team != ACCOUNTS else TEAMS[0]
