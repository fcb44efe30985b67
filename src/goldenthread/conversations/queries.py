"""Finds conversations, each viewer's own share of them; nothing else hands out conversation rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Substr
from django.utils import timezone

from goldenthread.foundation import clock
from goldenthread.people.models import Membership, Person, Team
from goldenthread.people.queries import colleagues_of, memberships_at
from goldenthread.people.viewer import Viewer

from .excerpts import first_sentence
from .filters import Filters
from .models import Conversation, Handling, Message, SavedView, Tag
from .search import matching, some_matching

PEOPLE_TO_CHOOSE_FROM = 300
FEW, SOME = 3000, 15_000


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
    return _open_to(viewer, colleagues_of(viewer, at=at or clock.now()))


def _open_to(viewer: Viewer, colleagues: list[int]) -> QuerySet[Conversation]:
    worked = Handling.objects.filter(conversation=OuterRef("pk"), person__in=colleagues)
    return Conversation.objects.filter(
        Q(team__in=viewer.teams) | Q(assignee=viewer.person_id) | Exists(worked)
    )


def list_for(viewer: Viewer, *, at: datetime | None = None) -> QuerySet[Conversation]:
    """Find what `conversations_for` finds, in a form to walk in order.

    Whoever reads few conversations of a very large house would walk past everyone else's to find
    them: a few are named by their numbers instead.
    """
    if viewer.is_head or viewer.person_id is None or not viewer.teams:
        return conversations_for(viewer, at=at)
    colleagues = colleagues_of(viewer, at=at or clock.now())
    mine = _open_to(viewer, colleagues)
    ways = (
        Conversation.objects.filter(team__in=viewer.teams).values_list("pk", flat=True),
        Conversation.objects.filter(assignee=viewer.person_id).values_list("pk", flat=True),
        Handling.objects.filter(person__in=colleagues).values_list("conversation", flat=True),
    )
    if any(way.order_by()[FEW : FEW + 1].exists() for way in ways):
        return mine
    return mine.filter(numbered(sorted({number for way in ways for number in way.order_by()})))


def narrowed(
    found: QuerySet[Conversation], filters: Filters, *, dense: bool = False
) -> QuerySet[Conversation]:
    """Keep the conversations that the filters let through; `dense` says that the viewer reads nearly all."""
    if filters.team is not None:
        found = found.filter(team=filters.team)
    if filters.channel:
        found = found.filter(channel=filters.channel)
    if filters.since:
        found = found.filter(opened_at__gte=_midnight(filters.since))
    if filters.until:
        found = found.filter(opened_at__lt=_midnight(filters.until + timedelta(days=1)))
    if filters.notes:
        found = found.filter(has_notes=True)
    if filters.comment:
        found = found.exclude(csat_comment="")
    if filters.person is not None:
        handled = Handling.objects.filter(person=filters.person).values_list("conversation", flat=True)
        found = _among(found, _slices(handled), lambda key: Q(**{f"{key}__in": handled}), dense=dense)
    if filters.tag:
        tagged = Tag.objects.filter(name=filters.tag).order_by().values_list("conversation", flat=True)
        found = _among(found, _slices(tagged), lambda key: Q(**{f"{key}__in": tagged}), dense=dense)
    if filters.q:
        some = partial(some_matching, filters.q)
        found = _among(found, some, lambda key: matching(filters.q, field=key), dense=dense)
    return found


def _among(
    found: QuerySet[Conversation],
    some: Callable[[int, int], list[int]],
    within: Callable[[str], Q],
    *,
    dense: bool,
) -> QuerySet[Conversation]:
    """Keep those conversations, the quickest way for few, for some and for many.

    Few are fetched by their numbers and sorted. Many are met while walking the list from its newest
    end, which ends with the page; the sum keeps a database from starting at the many instead. In
    between it depends on whether the viewer reads nearly everything (`dense`) that a walk passes.
    `some` gives at most so many of the numbers after skipping so many.
    """
    numbers = some(0, FEW + 1)
    if len(numbers) <= FEW:
        return found.filter(numbered(numbers))
    if not dense and not some(SOME, 1):
        return found.filter(within("pk"))
    return found.alias(walked=F("pk") + 0).filter(within("walked"))


def _slices(numbers: QuerySet[Any, int]) -> Callable[[int, int], list[int]]:
    return lambda first, most: list(numbers[first : first + most])


def numbered(numbers: list[int]) -> Q:
    """Narrow conversations to these; thousands of parameters would take Django longer than the search."""
    if not numbers:
        return Q(pk__in=[])
    return Q(pk__in=RawSQL(",".join(str(int(number)) for number in numbers), []))  # noqa: S611 - whole numbers


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


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
