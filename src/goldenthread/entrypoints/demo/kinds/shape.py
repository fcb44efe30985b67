"""The shape of a kind of contact: what customers say, what the record shows, how it can end."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.entrypoints.demo.language import Bank

Exchange = tuple[Bank, Bank]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same customer comes back: how often, after how many days, with which kind of contact."""

    share: float
    days: tuple[int, int]
    kind: str


@dataclass(frozen=True, slots=True)
class Ending:
    """One way it can turn out. `finding` and `answer` agree with `look_up`, the record's own words."""

    weight: float
    look_up: Bank
    finding: Bank
    answer: Bank
    steps: tuple[str, ...]
    expect: Bank
    done: tuple[str, str]
    note: Bank
    pleased: float = 0.8
    repeat: Repeat | None = None
    guideline: str = ""
    # Where the customer's words must fit this ending, they replace the kind's own.
    problem: Bank = ()
    subject: Bank = ()
    # Which of the kind's further questions nobody would ask after this ending.
    beside_the_point: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong statement, what a customer says who knows better, and the correction."""

    claim: str
    objection: Bank
    correction: Bank


@dataclass(frozen=True, slots=True)
class Kind:
    """A reason to get in touch with Fernhill."""

    key: str
    team: str
    weight: float
    about: str
    tags: tuple[str, ...]
    subject: Bank
    problem: Bank
    context: Bank
    want: Bank
    endings: tuple[Ending, ...]
    questions: tuple[Exchange, ...] = ()
    asks: tuple[Exchange, ...] = ()
    tips: Bank = ()
    slip: Slip | None = None
    sorts: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    channels: tuple[float, float, float] = (0.45, 0.35, 0.2)
    private: bool = True
    from_week: int = 1
    growth: float = 0.0
    again: bool = False
