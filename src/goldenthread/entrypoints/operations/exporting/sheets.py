"""Reviews, people, teams and the audit as tables. Words only: no number about a person exists to export."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import Identity, Membership, Merge, Person, Team
from goldenthread.reviews.models import Answer, BehaviourWording, DrawItem, Quote, Receipt, Review, WorkOn

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write: its file, what it is in a sentence, its columns and its rows."""

    file: str
    what: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


def sheets() -> Iterator[Sheet]:
    """Yield every table; rows come as they are asked for."""
    yield Sheet(
        "people.csv", "Everyone on your side of a conversation.", ("person", "name", "has an account", "since"),
        _rows(Person.objects.order_by("pk"), "pk", "name", "account__is_active", "created_at"),
    )  # fmt: skip
    yield Sheet(
        "identities.csv", "What other systems call them.", ("person", "system", "id or address"),
        _rows(Identity.objects.order_by("pk"), "person_id", "source", "key"),
    )  # fmt: skip
    yield Sheet(
        "teams.csv", "The teams.", ("team", "since"), _rows(Team.objects.order_by("pk"), "name", "created_at")
    )
    yield Sheet(
        "memberships.csv", "Who works where, in which role, from when to when. Without a team: in the whole house.",
        ("person", "team", "role", "since", "until"),
        _rows(Membership.objects.order_by("pk"), "person_id", "team__name", "role", "since", "until"),
    )  # fmt: skip
    yield Sheet(
        "merges.csv", "Entries that turned out to be one person.", ("person kept", "name of the other", "by", "at"),
        _rows(Merge.objects.order_by("pk"), "kept_id", "merged_name", "by__email", "at"),
    )  # fmt: skip
    yield from _reviews()
    yield Sheet(
        "audit.csv", "One row an act: who did what, when, to which thing.",
        ("at", "by", "act", "thing", "number", "summary"),
        _rows(AuditEntry.objects.order_by("pk"), "at", "by__email", "act", "subject_kind", "subject_id", "summary"),
    )  # fmt: skip


def _reviews() -> Iterator[Sheet]:
    # A draft is its writer's own until it is handed over: it is in no export.
    handed = Review.objects.filter(hand_over__isnull=False).order_by("pk")
    yield Sheet(
        "standard.csv", "The seven behaviours, in every wording they ever had.",
        ("version", "behaviour", "title", "what it looks like"),
        _rows(BehaviourWording.objects.order_by("pk"), "standard__version", "behaviour", "title", "looks_like"),
    )  # fmt: skip
    yield Sheet(
        "reviews.csv", "Reviews that were handed over: who wrote to whom about which conversation, why that one, and the words.",
        ("review", "kind", "about", "by", "source", "conversation", "standard", "why this one", "handed over", "what worked", "to the person"),
        _rows(
            handed, "pk", "kind", "about__name", "by__name", "conversation__source", "conversation__source_id",
            "standard__version", "reason", "hand_over__at", "hand_over__what_worked", "hand_over__to_person",
        ),
    )  # fmt: skip
    given = Answer.objects.filter(review__hand_over__isnull=False).exclude(mark="").order_by("pk")
    yield Sheet(
        "observations.csv", "One row an observation: what a review says of one behaviour, in words.",
        ("review", "behaviour", "says", "before seeing the engine's reading", "at"),
        _rows(given, "review_id", "behaviour", "mark", "blind", "answered_at"),
    )  # fmt: skip
    quoted = Quote.objects.filter(answer__review__hand_over__isnull=False).order_by("pk")
    yield Sheet(
        "quotes.csv", "The sentences that an observation rests on.",
        ("review", "behaviour", "message", "from character", "to character", "words"),
        _rows(quoted, "answer__review_id", "answer__behaviour", "message__position", "start", "end", "text"),
    )  # fmt: skip
    yield Sheet(
        "work_on.csv", "Behaviours that a review suggests working on.", ("review", "behaviour"),
        _rows(WorkOn.objects.filter(review__hand_over__isnull=False).order_by("pk"), "review_id", "behaviour"),
    )  # fmt: skip
    yield Sheet(
        "draws.csv", "What each week's draw asked of whom, and why. The chance is the conversation's.",
        ("week", "reviewer", "work of", "kind", "source", "conversation", "chance of the conversation", "reason"),
        _rows(
            DrawItem.objects.order_by("pk"), "draw__week", "reviewer__name", "person__name", "kind",
            "conversation__source", "conversation__source_id", "chance", "reason",
        ),
    )  # fmt: skip
    back = Receipt.objects.filter(review__hand_over__isnull=False).order_by("pk")
    yield Sheet(
        "answers.csv", "What came back from the person a review is about.", ("review", "by", "kind", "words", "at"),
        _rows(back, "review_id", "by__name", "kind", "words", "at"),
    )  # fmt: skip


def _rows(query: QuerySet[Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """Walk a table by its key, a chunk at a time, up to what there was when the walk began."""
    newest = query.aggregate(newest=Max("pk"))["newest"] or 0
    last = 0
    while chunk := list(query.filter(pk__gt=last, pk__lte=newest).values_list("pk", *columns)[:CHUNK]):
        last = chunk[-1][0]
        for _, *row in chunk:
            yield tuple(_cell(value) for value in row)


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"  # a spreadsheet would run it as a formula
    return value
