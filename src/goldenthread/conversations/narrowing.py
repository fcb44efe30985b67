"""Keeps the conversations that filters let through, the quickest way for few, for some and for many.

Every way gives the same rows. Few matches are fetched by their numbers and sorted. Many are met while
walking the list from its newest end, which ends with the page. What lies between is a matter of cost:
how many conversations a walk would pass against how many matches there are to fetch.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from math import isqrt
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from .fetching import fetched
from .filters import Filters
from .models import Conversation, Handling, Tag
from .search import about_how_many, fetching, has_beginnings, holding, house, matching

FETCHED = 6  # fetching one match by its number takes as long as passing so many on a walk
READ_OF = 20  # a walk passes so many for each one that a viewer reads who does not read nearly all
LOOKED_UP = 230  # SQLite looks one document up in the time in which it gathers so many matches


def narrowed(
    found: QuerySet[Conversation],
    filters: Filters,
    *,
    wanted: int,
    dense: bool = False,
    few: int | None = None,
) -> QuerySet[Conversation]:
    """Keep the conversations that the filters let through, of which the newest `wanted` will be asked for.

    `dense` says that the viewer reads nearly all, `few` how many they read where that is a handful.
    """
    found = _simply(found, filters)
    way = _Way(wanted=wanted, dense=dense, few=few)
    if filters.person is not None:
        found = way.linked(found, Handling.objects.filter(person=filters.person))
    if filters.tag:
        found = way.linked(found, Tag.objects.filter(name=filters.tag))
    if filters.q:
        found = way.searched(found, filters.q)
    return found


def _simply(found: QuerySet[Conversation], filters: Filters) -> QuerySet[Conversation]:
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
    return found


class _Way:
    """Chooses how to find what matches, for a viewer who will ask for so many."""

    def __init__(self, *, wanted: int, dense: bool, few: int | None) -> None:
        self.wanted, self.dense, self.few = wanted, dense, few

    def linked(self, found: QuerySet[Conversation], rows: QuerySet[Any]) -> QuerySet[Conversation]:
        """Keep the conversations that one of these rows belongs to."""
        of_each = Q(_Each(rows.filter(conversation=OuterRef("pk"))))
        if self.few is not None:
            return found.filter(of_each)
        numbers = rows.order_by().values_list("conversation", flat=True)
        most = most_fetched(self.wanted, dense=self.dense)
        if not numbers[most : most + 1].exists():
            return found.filter(fetched(numbers))
        if self.wanted == 1:
            return found.filter(of_each)
        return _walked(found, lambda key: Q(**{f"{key}__in": numbers}))

    def searched(self, found: QuerySet[Conversation], text: str) -> QuerySet[Conversation]:
        """Keep the conversations that hold what somebody typed."""
        if self.few is not None:
            return self._met(found, text, self.few, 0)
        about = about_how_many(text)
        if about <= most_fetched(self.wanted, dense=self.dense):
            return found.filter(fetching(text))
        return self._met(found, text, self.wanted * house() // max(1, about), about)

    def _met(
        self, found: QuerySet[Conversation], text: str, asked: int, about: int
    ) -> QuerySet[Conversation]:
        """Keep those that match as a walk meets them: it would ask `asked` documents, `about` match."""
        if each_is_asked(text, asked, about):
            return found.filter(holding(text))
        return _walked(found, lambda key: matching(text, field=key))


def most_fetched(wanted: int, *, dense: bool) -> int:
    """Say how many matches at most are fetched by their numbers rather than met on a walk.

    Of `m` matches in a house of `n`, a walk passes `wanted * n / m` conversations.
    """
    return isqrt(wanted * house() * (1 if dense else READ_OF) // FETCHED)


def each_is_asked(text: str, asked: int, about: int) -> bool:
    """Say whether a walk had better ask each document it meets than gather all that match first.

    PostgreSQL asks a document in a microsecond or two. SQLite gathers quickly and asks slowly, above
    all for beginnings*.
    """
    if connection.vendor == "postgresql":
        return True
    return not has_beginnings(text) and (asked <= LOOKED_UP or asked * LOOKED_UP < about)


class _Each(Exists):
    """Asks of each conversation; `OFFSET 0` keeps PostgreSQL from gathering all that match first."""

    template = "EXISTS(%(subquery)s OFFSET 0)"


def _walked(found: QuerySet[Conversation], within: Callable[[str], Q]) -> QuerySet[Conversation]:
    # The sum keeps a database from starting at the many that match instead of at the newest.
    return found.alias(walked=F("pk") + 0).filter(within("walked"))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
