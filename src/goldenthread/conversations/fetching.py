"""Names conversations by their numbers, so that a database begins with those and looks each one up.

Left to choose, PostgreSQL may read a whole table for the sake of a few hundred of its rows, and
weighs each number of a plain list before it begins. A list that it gathers first leaves it no choice.
"""

from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL


class _Gathered(Subquery):
    template = "ARRAY(%(subquery)s)"


class _LookedUp(Func):
    output_field = BooleanField()
    arg_joiner = " = ANY ("
    template = "%(expressions)s)"


def fetched(numbers: QuerySet[Any, Any] | RawSQL) -> Q:
    """Narrow conversations to those that a query numbers; one of plain SQL is PostgreSQL's array already."""
    if isinstance(numbers, RawSQL):
        return Q(_LookedUp(F("pk"), numbers))
    if connection.vendor == "postgresql":
        return Q(_LookedUp(F("pk"), _Gathered(numbers)))
    return Q(pk__in=numbers)


def numbered(numbers: list[int]) -> Q:
    """Narrow conversations to these; thousands of parameters would take Django longer than the search."""
    if not numbers:
        return Q(pk__in=[])
    listed = ",".join(str(int(number)) for number in numbers)
    if connection.vendor == "postgresql":
        return fetched(RawSQL("ARRAY(SELECT unnest(%s::bigint[]))", [f"{{{listed}}}"]))
    return Q(pk__in=RawSQL(listed, []))  # noqa: S611 - whole numbers
