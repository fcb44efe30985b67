"""Finds conversations by their words: one question, answered by SQLite's FTS5 or PostgreSQL's own search."""

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from .models import Conversation
from .search_words import Term, understood

_SQL = {
    "sqlite": "SELECT rowid FROM conversations_words WHERE conversations_words MATCH %s",
    "postgresql": "SELECT conversation_id FROM conversations_words WHERE words @@ %s::tsquery",
}


def matching(text: str, *, field: str = "pk") -> Q:
    """Narrow conversations to those that hold what somebody typed.

    Looks in subject, messages, notes and the customer's survey comment. Words must all occur, in
    any place; "a phrase" as it stands; -word must not occur; begin* finds every continuation. Case and
    accents do not matter, and no text is a mistake: one without a single word (🌲) finds nothing,
    an empty one everything. `field` names the conversation's key from another model ("conversation").
    """
    wanted = understood(text)
    if not wanted.all and not wanted.none:
        return Q(pk__in=[]) if text.strip() else Q()
    found = Q()
    if wanted.all:
        found &= _holding(wanted.all, field, every=True)
    if wanted.none:
        found &= ~_holding(wanted.none, field, every=False)
    return found


def some_matching(text: str, first: int, most: int) -> list[int]:
    """Number at most so many of the conversations that `matching` finds, after skipping the first; unsorted.

    Asks the index alone: an order of magnitude quicker than asking for the conversations.
    """
    wanted = understood(text)
    if not wanted.all or wanted.none:
        found = Conversation.objects.filter(matching(text)).order_by()
        return list(found.values_list("pk", flat=True)[first : first + most])
    with connection.cursor() as cursor:
        asked: list[str | int] = [_asked(wanted.all, every=True), most, first]
        cursor.execute(f"{_SQL[connection.vendor]} LIMIT %s OFFSET %s", asked)
        return [number for (number,) in cursor.fetchall()]


def _holding(terms: list[Term], field: str, *, every: bool) -> Q:
    asked = _asked(terms, every=every)
    return Q(**{f"{field}__in": RawSQL(_SQL[connection.vendor], [asked])})  # noqa: S611 - the words go as a parameter


def _asked(terms: list[Term], *, every: bool) -> str:
    if connection.vendor == "postgresql":
        return (" & " if every else " | ").join(f"({_tsquery(term)})" for term in terms)
    return (" AND " if every else " OR ").join(_fts5(term) for term in terms)


def _fts5(term: Term) -> str:
    # Words hold letters and digits only, so the quotes cannot be broken out of.
    return f'"{" ".join(term.words)}"' + (" *" if term.is_prefix else "")


def _tsquery(term: Term) -> str:
    *firsts, last = term.words
    return " <-> ".join([*(f"'{word}'" for word in firsts), f"'{last}'" + (":*" if term.is_prefix else "")])
