"""Fernhill Outdoor's last twelve weeks: seeded, pure, without a clock; the sample team's conversations.

The shape is that of our own JSON lines, so the sample team comes in through the ordinary import.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Any

from .cast import HEAD, Member
from .channels import WRITE
from .customers import Customer, new_customer
from .facts import capital, dated_facts, lasting_facts, lately
from .feelings import COMMENTS, POOR_ABOUT
from .habits import HABITS
from .kinds import KINDS, Ending, Kind
from .language import Tongue
from .rota import WEEKS, Rota, arrivals, is_staffed, next_staffed, other_team
from .script import BOT, CUSTOMER, NAMED, Earlier, Happening, Script, Turn

CONVERSATIONS = 3000
CHANNELS = ("chat", "mail", "phone")


@dataclass(frozen=True, slots=True)
class _Return:
    """Somebody who will be in touch again about the same thing."""

    customer: Customer
    kind: Kind
    facts: dict[str, str]
    earlier: Earlier


def simulate(seed: int, until: datetime, *, conversations: int = CONVERSATIONS) -> Iterator[dict[str, Any]]:
    """Yield the conversations of the twelve weeks before `until`, oldest first."""
    rng = Random(seed)  # noqa: S311 - a simulation wants to be repeatable, not secret
    world = _World(rng, until)
    for number, at in enumerate(arrivals(conversations, until, rng)):
        yield world.contact(20_000 + number, at)


class _World:
    """What lives longer than one conversation: customers, who is due to come back, who works when."""

    def __init__(self, rng: Random, until: datetime) -> None:
        self.rng, self.until = rng, until
        self.start = until - timedelta(weeks=WEEKS)
        self.tongue = Tongue(rng)
        self.rota = Rota(self.start, rng)
        self.due: list[tuple[datetime, int, _Return]] = []
        self.customers: list[Customer] = []

    def contact(self, ticket: int, at: datetime) -> dict[str, Any]:
        """Let one contact happen: someone who comes back, or a new reason."""
        back = heappop(self.due)[2] if self.due and self.due[0][0] <= at else None
        kind = back.kind if back else self._kind(at)
        customer = back.customer if back else self._customer()
        script = self._script(kind, customer, at, back)
        WRITE[script.channel](script)
        self._maybe_return(ticket, at, script)
        return _Telling(script, ticket, at, self.until, self.rng).told()

    def _kind(self, at: datetime) -> Kind:
        week = (at - self.start).days // 7 + 1
        open_now = [k for k in KINDS.values() if not k.again and k.from_week <= week]
        shares = [k.weight * (1 + k.growth * (week - k.from_week)) for k in open_now]
        return self.rng.choices(open_now, shares)[0]

    def _customer(self) -> Customer:
        if self.customers and self.rng.random() < 0.1:
            return self.rng.choice(self.customers)
        self.customers.append(new_customer(len(self.customers) + 1, self.rng))
        return self.customers[-1]

    def _script(self, kind: Kind, customer: Customer, at: datetime, back: _Return | None) -> Script:
        rng = self.rng
        channel = rng.choices(CHANNELS, kind.channels)[0] if is_staffed(at) else "mail"
        lands = other_team(kind.team, rng) if rng.random() < 0.035 else kind.team
        staff = self.rota.someone(lands, at, rng)
        if back and rng.random() < 0.07:
            staff = HEAD
        facts = back.facts if back else lasting_facts(kind, customer, rng)
        facts = (
            facts
            | dated_facts(at, kind, rng)
            | {"about": kind.about, "about_cap": capital(kind.about), "staff_first": staff.name.split()[0]}
        )
        if back:
            facts |= {
                "earlier_day": lately(back.earlier.at, at),
                "earlier_staff": back.earlier.staff.name.split()[0],
            }
        moves = lands != kind.team or rng.random() < HABITS[staff.key].hands_over
        colleague = self.rota.someone(kind.team, at, rng, but=staff) if moves and staff != HEAD else None
        ending = rng.choices(kind.endings, [e.weight for e in kind.endings])[0]
        return Script(self.tongue, customer, kind, ending, channel, facts, staff, colleague, back.earlier if back else None, pleased=ending.pleased)  # fmt: skip

    def _maybe_return(self, ticket: int, at: datetime, script: Script) -> None:
        ending: Ending = script.ending
        again = ending.repeat
        share = again.share if again else 0.0
        # A note and a word on what comes next spare some of the second contacts.
        share *= 0.85 if script.noted and HABITS[script.staff.key].expects > 0.8 else 1.0
        if again is None or self.rng.random() >= share:
            return
        when = at + timedelta(days=self.rng.uniform(*again.days))
        earlier = Earlier(str(ticket), at, script.staff, script.kind, script.noted)
        heappush(self.due, (when, ticket, _Return(script.customer, KINDS[again.kind], script.facts, earlier)))


class _Telling:
    """Puts times on a script and writes it as one JSON-ready conversation."""

    def __init__(self, script: Script, ticket: int, at: datetime, until: datetime, rng: Random) -> None:
        self.script, self.ticket, self.at, self.until, self.rng = script, ticket, at, until, rng

    def told(self) -> dict[str, Any]:
        """Write the conversation as far as it went before the simulation ends."""
        script = self.script
        times = self._times()
        kept = [(turn, time) for turn, time in zip(script.turns, times, strict=True) if time <= self.until]
        done = len(kept) == len(script.turns)
        staff = self._staff(kept)
        last = kept[-1][1]
        public = [NAMED[t.who] for t, _ in kept if t.who in NAMED and not t.internal]
        facts = script.facts
        return {
            "id": str(self.ticket),
            "channel": script.channel,
            "subject": script.words(script.ending.subject or script.kind.subject) if script.channel != "phone" else f"Call about {script.kind.about}",
            "url": f"https://help.fernhill.example/tickets/{self.ticket}",
            "status": "solved" if done else "pending" if public else "open",
            "opened_at": kept[0][1].isoformat(),
            "closed_at": last.isoformat() if done else None,
            "updated_at": last.isoformat(),
            "tags": [*script.kind.tags, *(["handed over"] if script.handed_over else [])],
            "team": script.kind.team,
            "assignee": _party(script.staff),
            "participants": [{"id": script.customer.key, "role": "customer", "name": script.customer.name, "mail": script.customer.mail}, *map(_party, staff)],
            "csat": self._survey(public) if done and public else None,
            "custom": {"product": facts["product"], "order": facts["order"]} | ({"guideline": script.ending.guideline} if script.ending.guideline and done else {}),
            "messages": [self._message(turn, time) for turn, time in kept],
            "events": [_event(h, kept) for h in script.happenings if h.after < len(kept)],
        }  # fmt: skip

    def _times(self) -> list[datetime]:
        now, times = self.at, []
        before = ""
        for number, turn in enumerate(self.script.turns):
            if number:
                now = now + self._wait(turn, before)
                if self.script.channel == "mail" and turn.who in NAMED:
                    now = next_staffed(now, self.rng)
            times.append(now.replace(microsecond=0))
            before = turn.who
        return times

    def _wait(self, turn: Turn, before: str) -> timedelta:
        rng, length = self.rng, len(turn.text)
        if turn.internal or turn.who == BOT:
            return timedelta(seconds=rng.randrange(20, 160))
        if self.script.channel == "mail":
            hours = rng.lognormvariate(1.1, 0.8) if turn.who in NAMED else rng.lognormvariate(0.9, 1.1)
            return (
                timedelta(hours=min(hours, 40))
                if turn.who != before
                else timedelta(minutes=rng.randrange(3, 40))
            )
        if self.script.channel == "phone":
            return timedelta(seconds=2 + rng.random() * 3 + length / 13)
        return timedelta(seconds=turn.pause * (rng.lognormvariate(2.6, 0.5)) + length / 6)

    def _staff(self, kept: list[tuple[Turn, datetime]]) -> list[Member]:
        keys = dict.fromkeys([*(t.who for t, _ in kept if t.who in NAMED), self.script.staff.key])
        return [NAMED[key] for key in keys]

    def _message(self, turn: Turn, time: datetime) -> dict[str, Any]:
        customer = turn.who == CUSTOMER
        author = self.script.customer.key if customer else None if turn.who == BOT else turn.who
        return {
            "author": author,
            "role": "customer" if customer else "bot" if turn.who == BOT else "agent",
            "sent_at": time.isoformat(),
            "text": turn.text,
            **({"internal": True} if turn.internal else {}),
        }

    def _survey(self, public: list[Member]) -> dict[str, Any] | None:
        if self.rng.random() > 0.17:
            return None
        felt = self.script.pleased + self.rng.gauss(0, 0.22)
        bank, answer = ("good", "Very good") if felt > 0.85 else ("good", "Good") if felt > 0.6 else ("fair", "So-so") if felt > 0.35 else ("poor", "Not good")  # fmt: skip
        words = COMMENTS[bank]
        if bank == "poor" and self.rng.random() < 0.6:
            words = POOR_ABOUT.get(self.script.kind.key, words)
        comment = self.script.words(words) if self.rng.random() < 0.6 else ""
        return {"answer": answer, "comment": comment or None, "about": public[-1].key}


def _party(member: Member) -> dict[str, str]:
    return {"id": member.key, "role": "agent", "name": member.name, "mail": member.mail}


def _event(happening: Happening, kept: list[tuple[Turn, datetime]]) -> dict[str, Any]:
    at = kept[max(happening.after, 0)][1] + timedelta(seconds=9)
    return {"after": happening.after, "name": happening.name, "text": happening.text, "at": at.isoformat()}
