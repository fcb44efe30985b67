"""Finds conversations by their words: one question, answered by SQLite's FTS5 or PostgreSQL's own search.

The same question can be put in three ways: to the index for all that match (`matching`), the same but
looking each one up (`fetching`), or to each conversation's own document (`holding`). All three give the
same answer; which is quickest depends on how many match (`about_how_many`): narrowing.py decides.
"""

from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Max, Min, Q, Value
from django.db.models.expressions import RawSQL

from .fetching import fetched
from .models import Conversation
from .search_words import Term, Wanted, understood

_SQL = {
    "sqlite": "SELECT rowid FROM conversations_words WHERE conversations_words MATCH %s",
    "postgresql": "SELECT conversation_id FROM conversations_words WHERE words @@ %s::tsquery",
}
TASTED = 300


def matching(text: str, *, field: str = "pk") -> Q:
    """Narrow conversations to those that hold what somebody typed.

    Looks in subject, messages, notes and the customer's survey comment. Words must all occur, in
    any place; "a phrase" as it stands; -word must not occur; begin* finds every continuation. Case and
    accents do not matter, and no text is a mistake: one without a single word (🌲) finds nothing,
    an empty one everything. `field` names the conversation's key from another model ("conversation").
    """
    wanted = understood(text)
    if not wanted:
        return Q(pk__in=[]) if text.strip() else Q()
    found = Q(**{f"{field}__in": RawSQL(_SQL[connection.vendor], [_asked(wanted)])})  # noqa: S611 - the words go as a parameter
    return found if wanted.all else ~found


def holding(text: str) -> Q:
    """Narrow conversations as `matching` does, by asking each one's own document.

    The index is not asked for everything that matches, so a walk of the list that meets a match every
    few conversations ends with its page, however many match in the whole house.
    """
    wanted = understood(text)
    if not wanted:
        return matching(text)
    holds = Q(_OwnDocument(F("pk"), Value(_asked(wanted))))
    return holds if wanted.all else ~holds


def fetching(text: str) -> Q:
    """Narrow conversations as `matching` does, few enough to look each one up."""
    wanted = understood(text)
    if connection.vendor == "postgresql" and wanted.all:
        return fetched(RawSQL(f"ARRAY({_SQL[connection.vendor]})", [_asked(wanted)]))  # noqa: S611 - likewise
    return matching(text)


def about_how_many(text: str) -> int:
    """Say about how many conversations match, in a millisecond or two: a guide, never shown to anyone.

    SQLite counts in its index. PostgreSQL would visit every match, and its own guess knows nothing of
    phrases: some documents evenly spread over the house are tasted instead.
    """
    wanted = understood(text)
    if not wanted:
        return 0
    if connection.vendor == "postgresql":
        found = _tasted(_asked(wanted))
    else:
        found = _one(
            "SELECT count(*) FROM conversations_words WHERE conversations_words MATCH %s", _asked(wanted)
        )
    return found if wanted.all else max(0, house() - found)


def house() -> int:
    """Say about how many conversations there are: from the lowest of their numbers to the highest."""
    # Asked for one end, SQLite goes there at once; asked for both, it reads the whole table.
    last = Conversation.objects.aggregate(last=Max("pk"))["last"]
    first = Conversation.objects.aggregate(first=Min("pk"))["first"]
    return last - first + 1 if last else 0


def has_beginnings(text: str) -> bool:
    """Say whether somebody asks for words that begin in a way."""
    wanted = understood(text)
    return any(term.is_prefix for term in (*wanted.all, *wanted.none))


class _OwnDocument(Func):
    """Asks one conversation's own document; `OFFSET 0` keeps PostgreSQL from asking for all that match."""

    output_field = BooleanField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler,
            connection,
            template="EXISTS (SELECT 1 FROM conversations_words WHERE rowid = %(expressions)s)",
            arg_joiner=" AND conversations_words MATCH ",
            **context,
        )

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler,
            connection,
            template="EXISTS (SELECT 1 FROM conversations_words "
            "WHERE conversation_id = %(expressions)s::tsquery OFFSET 0)",
            arg_joiner=" AND words @@ ",
            **context,
        )


def _tasted(asked: str) -> int:
    return _one(
        "SELECT count(*) FILTER (WHERE words @@ %s::tsquery) * greatest(1, max(step)) FROM ("
        "  SELECT words, step FROM ("
        "    SELECT min(conversation_id) AS first, max(conversation_id) AS last,"
        "      greatest(1, (max(conversation_id) - min(conversation_id)) / %s) AS step"
        "    FROM conversations_words) AS ends,"
        "  LATERAL (SELECT words FROM conversations_words WHERE conversation_id = "
        "    ANY (ARRAY(SELECT generate_series(first, last, step))) OFFSET 0) AS theirs"
        ") AS tasted",
        asked,
        TASTED,
    )


def _one(sql: str, *given: str | int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return int(cursor.fetchone()[0] or 0)


def _asked(wanted: Wanted) -> str:
    """Put the whole question in the database's own words; with exclusions alone, ask for those."""
    if not wanted.all:
        return _joined(wanted.none, every=False)
    if not wanted.none:
        return _joined(wanted.all, every=True)
    without = " & !" if connection.vendor == "postgresql" else " NOT "
    return f"({_joined(wanted.all, every=True)}){without}({_joined(wanted.none, every=False)})"


def _joined(terms: list[Term], *, every: bool) -> str:
    if connection.vendor == "postgresql":
        return (" & " if every else " | ").join(f"({_tsquery(term)})" for term in terms)
    return (" AND " if every else " OR ").join(_fts5(term) for term in terms)


def _fts5(term: Term) -> str:
    # Words hold letters and digits only, so the quotes cannot be broken out of.
    return f'"{" ".join(term.words)}"' + (" *" if term.is_prefix else "")


def _tsquery(term: Term) -> str:
    *firsts, last = term.words
    return " <-> ".join([*(f"'{word}'" for word in firsts), f"'{last}'" + (":*" if term.is_prefix else "")])
