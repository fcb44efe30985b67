"""Finds conversations, each viewer's own share of them; nothing else hands out conversation rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr

from goldenthread.foundation import clock
from goldenthread.people.models import Membership, Person, Team
from goldenthread.people.queries import colleagues_of, memberships_at
from goldenthread.people.viewer import Viewer

from .excerpts import first_sentence
from .fetching import numbered
from .filters import Filters
from .models import Conversation, Handling, Message, SavedView, Tag
from .narrowing import narrowed

PEOPLE_TO_CHOOSE_FROM = 300
FEW, GATHERED = 3000, 30_000
EVERYTHING = Filters()


def conversations_for(viewer: Viewer, *, at: datetime | None = None) -> QuerySet[Conversation]:
    """Find what this viewer may read.

    Heads read all. Members and leads read their teams' conversations, those assigned to them, and
    the customer work of everyone who works in or leads one of their teams: floor time, so a lead's
    own work is open to the team wherever it was filed. Keeping the machine running is no reason to
    read customers' words: an administrator without another role reads none.
    """
    if viewer.is_head:
        return Conversation.objects.all()
    if viewer.person_id is None or not viewer.teams:
        return Conversation.objects.none()
    return _open_to(viewer, _worked_by(colleagues_of(viewer, at=at or clock.now())))


def _open_to(viewer: Viewer, worked: Q | Exists) -> QuerySet[Conversation]:
    return Conversation.objects.filter(Q(team__in=viewer.teams) | Q(assignee=viewer.person_id) | worked)


def _worked_by(colleagues: list[int]) -> Exists:
    worked = Handling.objects.filter(conversation=OuterRef("pk"))
    if connection.vendor == "sqlite":
        # Left alone, it looks every colleague up; a conversation's few handlings take a third of the time.
        return Exists(worked.alias(who=F("person") + 0).filter(who__in=colleagues))
    return Exists(worked.filter(person__in=colleagues))


def list_for(
    viewer: Viewer, filters: Filters = EVERYTHING, *, wanted: int = 1, at: datetime | None = None
) -> QuerySet[Conversation]:
    """Find what `conversations_for` finds and the filters let through, in a form to walk in order.

    Whoever reads few conversations of a very large house would walk past everyone else's to find
    them: a few are named by their numbers instead. `wanted` says how many of the newest will be asked
    for; it decides the way, not what is found.
    """
    moment = at or clock.now()
    if viewer.is_head or viewer.person_id is None or not viewer.teams:
        return narrowed(conversations_for(viewer, at=moment), filters, wanted=wanted, dense=True)
    colleagues = colleagues_of(viewer, at=moment)
    handled = Handling.objects.filter(person__in=colleagues).order_by().values_list("conversation", flat=True)
    few = _few_for(viewer, handled)
    if few is not None:
        found = _open_to(viewer, _worked_by(colleagues)).filter(numbered(few))
        return narrowed(found, filters, wanted=wanted, few=len(few))
    worked: Q | Exists = _worked_by(colleagues)
    if connection.vendor == "postgresql" and not handled[GATHERED : GATHERED + 1].exists():
        worked = Q(pk__in=handled)  # gathered once, and so asked before anything dearer is
    return narrowed(_open_to(viewer, worked), filters, wanted=wanted)


def _few_for(viewer: Viewer, handled: QuerySet[Handling, int]) -> list[int] | None:
    """Number what a member or lead may read, if that is few."""
    ways: tuple[QuerySet[Any, int], ...] = (
        Conversation.objects.filter(team__in=viewer.teams).order_by().values_list("pk", flat=True),
        Conversation.objects.filter(assignee=viewer.person_id).order_by().values_list("pk", flat=True),
        handled,
    )
    if any(way[FEW : FEW + 1].exists() for way in ways):
        return None
    return sorted({number for way in ways for number in way})


def newest_first(
    found: QuerySet[Conversation], *, older_than: Conversation | None = None, most: int
) -> list[int]:
    """Number the next conversations, newest first; those without a date come last.

    Dated and undated are asked for apart, so that both databases can walk their index and stop.
    """
    numbers: list[int] = []
    if older_than is None or older_than.opened_at is not None:
        dated = found.filter(opened_at__isnull=False)
        if older_than is not None:
            dated = dated.filter(
                Q(opened_at__lt=older_than.opened_at) | Q(pk__lt=older_than.pk),
                opened_at__lte=older_than.opened_at,
            )
        numbers = list(dated.order_by("-opened_at", "-pk").values_list("pk", flat=True)[:most])
    if len(numbers) < most and Conversation.objects.filter(opened_at__isnull=True).exists():
        undated = found.filter(opened_at__isnull=True)
        if older_than is not None and older_than.opened_at is None:
            undated = undated.filter(pk__lt=older_than.pk)
        numbers += undated.order_by("-pk").values_list("pk", flat=True)[: most - len(numbers)]
    return numbers


def next_newer(found: QuerySet[Conversation], here: Conversation) -> int | None:
    """Find the conversation that stands just above this one in the list."""
    if here.opened_at is None:
        above = found.filter(opened_at__isnull=True, pk__gt=here.pk).order_by("pk")
        first = above.values_list("pk", flat=True).first()
        if first is not None:
            return first
        return (
            found.filter(opened_at__isnull=False)
            .order_by("opened_at", "pk")
            .values_list("pk", flat=True)
            .first()
        )
    newer = found.filter(Q(opened_at__gt=here.opened_at) | Q(pk__gt=here.pk), opened_at__gte=here.opened_at)
    return newer.order_by("opened_at", "pk").values_list("pk", flat=True).first()


def next_older(found: QuerySet[Conversation], here: Conversation) -> int | None:
    """Find the conversation that stands just below this one in the list."""
    return next(iter(newest_first(found, older_than=here, most=1)), None)


@dataclass(frozen=True, slots=True)
class Row:
    """What a list shows of a conversation; `opening` is how the customer began."""

    people: list[str]
    tags: list[str]
    pk: int
    subject: str
    channel: str
    opened_at: datetime | None
    team: str | None
    has_notes: bool
    csat_comment: str
    opening: str | None


def rows_of(numbers: list[int]) -> list[Row]:
    """Fetch the rows of a list, in the order of their numbers, which come from `conversations_for`."""
    opening = Message.objects.filter(
        conversation=OuterRef("pk"), role=Message.Role.CUSTOMER, is_internal=False
    )
    facts = Conversation.objects.filter(pk__in=numbers).values_list(
        "pk", "subject", "channel", "opened_at", "team__name", "has_notes", "csat_comment",
        Subquery(opening.order_by("position").values(cut=Substr("text", 1, 600))[:1]),
    )  # fmt: skip
    by_number: dict[int, tuple[Any, ...]] = {row[0]: row for row in facts}
    handled = Handling.objects.filter(conversation__in=numbers).order_by("person__name")
    people = _gathered(handled.values_list("conversation_id", "person__name"))
    tags = _gathered(Tag.objects.filter(conversation__in=numbers).values_list("conversation_id", "name"))
    return [
        Row(people.get(number, []), tags.get(number, []), *by_number[number])
        for number in numbers
        if number in by_number
    ]


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    gathered: dict[int, list[str]] = {}
    for number, word in pairs:
        gathered.setdefault(number, []).append(word)
    return gathered


def teams_to_choose_from(viewer: Viewer) -> QuerySet[Team]:
    """Find the teams a viewer may narrow the list to."""
    return Team.objects.all() if viewer.is_head else Team.objects.filter(pk__in=viewer.teams)


def people_to_choose_from(
    viewer: Viewer, *, team: int | None = None, at: datetime | None = None
) -> QuerySet[Person]:
    """Find the people a viewer may narrow the list to, by name: for a head all, else their teams'."""
    moment = at or clock.now()
    people = Person.objects.all()
    if not viewer.is_head:
        people = people.filter(pk__in=colleagues_of(viewer, at=moment))
    if team is not None:
        of_team = memberships_at(moment) & Q(team=team)
        people = people.filter(pk__in=Membership.objects.filter(of_team).values("person"))
    return people.order_by("name", "pk")


def tags_among(numbers: list[int]) -> list[str]:
    """List the tags that these conversations carry, by name."""
    # Sorted here: asked for an order, a database may walk every tag of the house by name instead.
    found = Tag.objects.filter(conversation__in=numbers).order_by().values_list("name", flat=True)
    return sorted(set(found))[:100]


def earlier_contacts(viewer: Viewer, here: Conversation, *, most: int = 5) -> list[Row]:
    """Find what else this customer came with before, newest first, as far as the viewer may read it."""
    if not here.customer_key:
        return []
    same = conversations_for(viewer).filter(customer_key=here.customer_key)
    return rows_of(newest_first(same, older_than=here, most=most))


def saved_views_for(viewer: Viewer) -> QuerySet[SavedView]:
    """Find the viewer's own saved views; nobody sees another's."""
    if viewer.person_id is None:
        return SavedView.objects.none()
    return SavedView.objects.filter(person=viewer.person_id)


def texts_with(numbers: list[int]) -> dict[int, list[str]]:
    """Fetch what was written in these conversations, in order, to show where a search found its words."""
    rows = Message.objects.filter(conversation__in=numbers).order_by("conversation", "position")
    return _gathered(rows.values_list("conversation_id", "text"))


@dataclass(frozen=True, slots=True)
class Line:
    """Words that one person wrote to a customer, and when."""

    words: str
    at: datetime | None


def lines_of(viewer: Viewer, person: int, *, most: int = 2) -> list[Line]:
    """Find by what somebody may recognise themselves: the longest message of their latest conversations."""
    readable = conversations_for(viewer).filter(pk=OuterRef("conversation"))
    latest = Handling.objects.filter(Exists(readable), person=person, messages__gt=0)
    lines: list[Line] = []
    for conversation in latest.order_by("-last_at", "-id").values_list("conversation", flat=True)[:most]:
        written = Message.objects.filter(conversation=conversation, author=person, is_internal=False)
        found = max(written.values_list("text", "sent_at"), key=lambda said: len(said[0]), default=None)
        if found is not None and all(line.words != first_sentence(found[0], most=180) for line in lines):
            lines.append(Line(first_sentence(found[0], most=180), found[1]))
    return lines


def openings_of(numbers: Iterable[int]) -> dict[int, str]:
    """Quote how the customer began in each of these conversations, which the viewer may read."""
    said = Message.objects.filter(
        conversation__in=list(numbers), role=Message.Role.CUSTOMER, is_internal=False
    ).order_by("conversation", "-position")
    return {number: first_sentence(text) for number, text in said.values_list("conversation", "text")}
