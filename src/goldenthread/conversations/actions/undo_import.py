"""Takes an import back: the conversations are as if it had never been.

What the run added goes. What it updated becomes again what it was. Where a later import updated the
same conversation, that later version stays and counts as the later import's own from then on, so that
undoing that one too leaves nothing behind. A later import that found a conversation unchanged brought
nothing of it: the conversation goes with the run that added it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError

from goldenthread.conversations import search_index, versions
from goldenthread.conversations.happenings import ImportUndone
from goldenthread.conversations.models import Conversation, ImportRun, ImportUndo, Mention, Replaced
from goldenthread.foundation import audit, happenings
from goldenthread.foundation.models import User
from goldenthread.people.models import Identity, Membership, Person, Team
from goldenthread.people.queries import viewer_for

CHUNK = 200


class CannotUndo(Exception):
    """The import cannot be taken back; the message says why."""


@dataclass(slots=True)
class Undone:
    """What taking an import back did: conversations gone, restored, kept; people gone."""

    run: int
    deleted: int = 0
    restored: int = 0
    kept: int = 0
    people: int = 0


def undo_import(
    *, run_id: int, by: User | None, at: datetime, progress: Callable[[int], None] | None = None
) -> Undone:
    """Take an import back, a few conversations at a time; one that was stopped half-way carries on.

    A conversation that other work protects (a review rests on it) is kept and counted.
    Raises `CannotUndo`.
    """
    run = _begin(run_id, by, at)
    undone = Undone(run.pk)
    kept: set[int] = set()
    while numbers := list(
        Conversation.objects.filter(run=run)
        .exclude(pk__in=kept)
        .order_by("pk")
        .values_list("pk", flat=True)[:CHUNK]
    ):
        with transaction.atomic():
            _give_up(run, numbers, undone, kept)
        if progress is not None:
            progress(undone.deleted)
    while replaced := list(Replaced.objects.filter(run=run).order_by("pk")[:CHUNK]):
        with transaction.atomic():
            _restore(replaced, undone)
    undone.kept = len(kept)
    with transaction.atomic():
        undone.people = _forget_staff()
        happenings.announce(ImportUndone(run.pk))
    return undone


def _begin(run_id: int, by: User | None, at: datetime) -> ImportRun:
    """Mark the run as undone first: whoever is still importing it stops with its next batch."""
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is None:
        raise CannotUndo(f"There is no import {run_id}. goldenthread imports lists them.")
    if by is not None and not viewer_for(by, at=at).may_import():
        raise CannotUndo("Only leads, heads of service and administrators can take an import back.")
    with transaction.atomic():
        _, is_new = ImportUndo.objects.get_or_create(run=run, defaults={"by": by, "at": at})
        if is_new:
            audit.record(
                act="undo_import",
                by=by,
                at=at,
                subject=run,
                summary=f"Took import {run.pk} back",
                concerns=[by.person.pk] if by is not None and hasattr(by, "person") else [],
            )
    remains = Conversation.objects.filter(run=run).exists() or Replaced.objects.filter(run=run).exists()
    if not is_new and not remains:
        raise CannotUndo(f"Import {run_id} was taken back already.")
    return run


def _give_up(run: ImportRun, numbers: list[int], undone: Undone, kept: set[int]) -> None:
    """Hand each conversation to the next import that updated it, else delete it."""
    later: dict[int, Replaced] = {}
    for replaced in Replaced.objects.filter(conversation__in=numbers).order_by("-pk"):
        later[replaced.conversation_id] = replaced
    for number, replaced in later.items():
        Conversation.objects.filter(pk=number).update(run=replaced.run_id)
    Replaced.objects.filter(pk__in=[replaced.pk for replaced in later.values()]).delete()
    alone = [number for number in numbers if number not in later]
    try:
        with transaction.atomic():
            Conversation.objects.filter(pk__in=alone).delete()
        undone.deleted += len(alone)
    except (ProtectedError, RestrictedError):
        for number in alone:
            try:
                with transaction.atomic():
                    Conversation.objects.filter(pk=number).delete()
                undone.deleted += 1
            except (ProtectedError, RestrictedError):
                kept.add(number)


def _restore(mine: list[Replaced], undone: Undone) -> None:
    """Bring conversations back, or hand what was before to the next import that updated them."""
    touched = []
    for replaced in mine:
        later = Replaced.objects.filter(conversation=replaced.conversation_id, pk__gt=replaced.pk)
        following = later.order_by("pk").first()
        if following is not None:
            following.before = replaced.before
            following.save(update_fields=["before"])
        else:
            versions.restore(replaced.before)
            touched.append(replaced.conversation_id)
            undone.restored += 1
        replaced.delete()
    search_index.refresh(touched)


def _forget_staff() -> int:
    """Delete what undone imports made and nobody needs: memberships, identities, people, teams."""
    made = Mention.objects.filter(is_new=True, run__undo__isnull=False)
    named = Mention.objects.filter(run__undo__isnull=True, identity__isnull=False)
    still_named = set(named.values_list("identity__person", flat=True))
    Membership.objects.filter(
        pk__in=[
            pk
            for pk, person in made.filter(membership__isnull=False).values_list(
                "membership", "membership__person"
            )
            if person not in still_named
        ]
    ).delete()
    identities = set(made.filter(identity__isnull=False).values_list("identity", flat=True))
    identities -= set(named.filter(identity__in=identities).values_list("identity", flat=True))
    people = set(made.filter(person__isnull=False).values_list("person", flat=True))
    used = needed(Person, people, but=(Identity, Mention))
    # Whoever is still needed keeps what they are recognised by, else the next import would make them twice.
    Identity.objects.filter(pk__in=identities).exclude(person__in=used).delete()
    gone = [pk for pk in people - used if pk not in still_named]
    Person.objects.filter(pk__in=gone).delete()
    teams = set(made.filter(team__isnull=False).values_list("team", flat=True))
    Team.objects.filter(pk__in=teams - needed(Team, teams, but=(Mention,))).delete()
    return len(gone)


def needed(
    model: type[models.Model], numbers: Iterable[int], *, but: tuple[type[models.Model], ...]
) -> set[int]:
    """Say which rows any other row points at, in this package or one above it."""
    numbers = list(numbers)
    found: set[int] = set()
    relations: Any = [
        f for f in model._meta.get_fields(include_hidden=True) if f.is_relation and f.auto_created
    ]
    for relation in relations:
        if relation.concrete or relation.related_model in but:
            continue
        name = relation.field.name
        for start in range(0, len(numbers), 500):
            pointing = relation.related_model._base_manager.filter(
                **{f"{name}__in": numbers[start : start + 500]}
            )
            found |= set(pointing.values_list(name, flat=True))
    return found
