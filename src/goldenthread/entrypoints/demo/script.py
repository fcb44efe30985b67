"""One conversation while it is being written: who said what in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from .cast import CAST, Member
from .customers import Customer
from .habits import HABITS, Habit
from .kinds import Ending, Kind
from .language import Bank, Tongue

CUSTOMER, BOT = "customer", "bot"
# What a customer may tell of themselves; nobody here knows it before they do.
PERSONAL = {"trip", "trip_cap", "leaving", "leaving_cap", "leaving_short", "weather", "wind", "with"}
_BREAK = re.compile(r" ?\n ?")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z{])")
NAMED = {member.key: member for member in CAST}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The contact that this one comes back to."""

    ticket: str
    at: datetime
    staff: Member
    kind: Kind
    noted: bool


@dataclass(slots=True)
class Turn:
    """One message; `pause` stretches the wait before it."""

    who: str
    text: str
    internal: bool = False
    pause: float = 1.0


@dataclass(slots=True)
class Happening:
    """Something a system did after the turn with this number."""

    after: int
    name: str
    text: str


@dataclass(slots=True)
class Script:
    """The growing conversation, with its facts and the person who holds it now."""

    tongue: Tongue
    customer: Customer
    kind: Kind
    ending: Ending
    channel: str
    facts: dict[str, str]
    staff: Member
    colleague: Member | None = None
    earlier: Earlier | None = None
    turns: list[Turn] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    confided: bool = False
    noted: bool = False
    handed_over: bool = False
    pleased: float = 0.5

    @property
    def habit(self) -> Habit:
        """The habits of the person who holds the conversation."""
        return HABITS[self.staff.key]

    @property
    def feeling(self) -> str:
        """What the customer feels; nobody writes a second time in the same mood."""
        feeling = self.customer.temper.feeling
        return "upset" if self.earlier and feeling in ("calm", "chatty") else feeling

    def chance(self, share: float) -> bool:
        """Toss the simulation's coin."""
        return self.tongue.chance(share)

    def tells(self, bank: Bank) -> str:
        """Compose what the customer says; what they told of themselves is known from then on."""
        text = self.tongue.say(bank, self.facts)
        self.known |= self.tongue.used & PERSONAL
        return text

    def words(self, bank: Bank) -> str:
        """Compose what we say: nothing of a journey or a date that the customer has not mentioned."""
        for _ in range(8 if bank else 0):
            text = self.tongue.say(bank, self.facts)
            if not (self.tongue.used & PERSONAL) - self.known:
                return text
        return ""

    def knowing(self, text: str) -> str:
        """Compose a longer text sentence by sentence, leaving out what the customer has not told."""
        return " ".join(filter(None, map(self.words, _SENTENCE_END.split(text))))

    def official(self, bank: Bank) -> str:
        """Compose what a member of staff says about the case, in their own manner."""
        if self.staff.key == "grace" and not isinstance(bank, str) and bank:
            bank = bank[0]
        return self.words(bank)

    def by_customer(self, *banks: Bank, pause: float = 1.0) -> None:
        """Let the customer speak, in their own typing."""

        def compose() -> str:
            said = " ".join(part for part in map(self.tells, banks) if part)
            return self.customer.dressed(said, self.tongue.rng) if self.channel != "phone" else said

        self.turns.append(Turn(CUSTOMER, self.tongue.once(compose), pause=pause))

    def by_staff(self, *parts: str, pause: float = 1.0) -> None:
        """Let the one who holds the conversation speak."""
        text = _BREAK.sub("\n", " ".join(part for part in parts if part)).strip()
        if text:
            spoke = any(turn.who == self.staff.key for turn in self.turns)
            said = self.habit.touch(text, self.tongue.rng) if spoke else text
            self.turns.append(Turn(self.staff.key, said, pause=pause))

    def note(self, text: str) -> None:
        """Leave a note for colleagues."""
        self.turns.append(Turn(self.staff.key, text, internal=True))

    def happen(self, name: str, bank: Bank) -> None:
        """Let a system do something after the latest turn."""
        self.happenings.append(Happening(len(self.turns) - 1, name, self.words(bank)))

    def pass_to(self, colleague: Member) -> None:
        """Change who holds the conversation."""
        self.staff = colleague
        self.facts["staff_first"] = colleague.name.split()[0]
        self.handed_over = True
