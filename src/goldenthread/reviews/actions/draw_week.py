"""The week's draw is made."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.people.models import Person
from goldenthread.people.viewer import Viewer
from goldenthread.reviews import sampling
from goldenthread.reviews.models import Draw, DrawItem
from goldenthread.reviews.queries import account_of, latest_work, people_who_left, standing_at, work_between
from goldenthread.reviews.reasons import why_drawn
from goldenthread.reviews.standing import Circle
from goldenthread.reviews.weeks import WINDOW, say_week, week_bounds


class MayNotDraw(Exception):
    """The draw is made by leads, heads and administrators."""


class NothingToDraw(Exception):
    """There is no work to draw from."""


@dataclass(frozen=True, slots=True)
class Window:
    """The span of work in the pool; without moments where the conversations carry no dates."""

    since: datetime | None
    until: datetime | None
    old: bool


def window_of(*, end: datetime) -> Window:
    """Settle the last four weeks up to `end`; where they hold no work, the last four weeks that do."""
    since = end - WINDOW
    if work_between(since, end).exists():
        return Window(since, end, old=False)
    latest = latest_work(end)
    if latest is None:
        return Window(None, None, old=True)
    return Window(latest - WINDOW, latest, old=True)


@transaction.atomic
def draw_week(*, week: str, seed: int, by: Viewer | None, at: datetime) -> tuple[Draw, bool]:
    """Draw a week's items; says with the draw whether it was made now. Drawing again changes nothing.

    `by` is None for the machine itself (the command line, the worker). Nobody's work can be left
    out: the pool is whatever lies in the window, of everyone who still belongs here.
    """
    if by is not None and not by.may_import():
        raise MayNotDraw("The draw is made by a lead, the head of service or an administrator.")
    _, week_ends = week_bounds(week)
    found = Draw.objects.filter(week=week).first()
    if found is not None:
        return found, False
    window = window_of(end=min(at, week_ends - timedelta(seconds=1)))
    left = people_who_left(at)
    pool = [
        sampling.Handling(person, conversation)
        for person, conversation in work_between(window.since, window.until).values_list(
            "person_id", "conversation_id"
        )
        if person not in left
    ]
    if not pool:
        raise NothingToDraw(
            "There is no work to draw from yet. Bring conversations in first: goldenthread import FILE."
        )
    drawn = sampling.draw(pool, *_circles(pool, at), seed=seed)
    made = Draw.objects.create(
        week=week,
        seed=seed,
        at=at,
        by_id=by.account_id if by else None,
        since=window.since,
        until=window.until,
    )
    names = dict(Person.objects.values_list("pk", "name"))
    DrawItem.objects.bulk_create(
        [
            DrawItem(
                draw=made,
                conversation_id=item.conversation,
                person_id=item.person,
                reviewer_id=item.reviewer,
                kind=item.kind,
                chance=item.chance,
                reason=why_drawn(
                    name=names[item.person],
                    reviewer=names[item.reviewer],
                    kind=item.kind,
                    drawn=item.drawn,
                    out_of=item.out_of,
                    since=window.since,
                    until=window.until,
                    old=window.old,
                ),
            )
            for item in drawn
        ],
        batch_size=500,
    )
    audit.record(
        act="draw_week",
        by=account_of(by) if by else None,
        at=at,
        subject=made,
        summary=f"The draw for {say_week(week)} was made.",
        concerns={item.person for item in drawn} | {item.reviewer for item in drawn},
    )
    return made, True


def _circles(pool: list[sampling.Handling], at: datetime) -> tuple[list[Circle], frozenset[int]]:
    """Find the teams; people with work and without any team review each other."""
    standing = standing_at(at)
    alone = frozenset(part.person for part in pool) - standing.everyone - standing.heads
    circles = list(standing.circles)
    return ([*circles, Circle(alone)] if alone else circles), standing.heads
