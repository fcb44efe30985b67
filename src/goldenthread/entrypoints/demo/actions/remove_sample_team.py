"""Fernhill Outdoor moves out, in one step: conversations, people, teams, accounts and their work."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError, QuerySet, RestrictedError

from goldenthread.conversations.actions.undo_import import undo_import
from goldenthread.conversations.models import Conversation, ImportUndo
from goldenthread.entrypoints.models import SampleTeam
from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.people.models import Membership, Person, Team
from goldenthread.people.queries import viewer_for
from goldenthread.reviews.models import Draw


class MayNotRemove(Exception):
    """Only heads of service and administrators take the sample team away."""


class NoSampleTeam(Exception):
    """There is no sample team here."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What went away."""

    conversations: int
    people: int
    teams: int


def remove_sample_team(*, by: User | None, at: datetime) -> Removed:
    """Take everything of the sample team away, and what anyone wrote about it or as one of them.

    Nothing of the house's own people and conversations is touched; a sample team that real people
    have joined stays as theirs. Raises `MayNotRemove` and `NoSampleTeam`.
    """
    if by is not None and not viewer_for(by, at=at).may_manage_people():
        raise MayNotRemove("Only a head of service or an administrator can take the sample team away.")
    sample = SampleTeam.objects.first()
    if sample is None:
        raise NoSampleTeam("There is no sample team here.")
    conversations = _take_back_conversations(sample, at)
    with transaction.atomic():
        removed = _move_out(sample, conversations)
        still_there = User.objects.filter(pk=by.pk).first() if by else None
        audit.record(
            act="remove_sample_team",
            by=still_there,
            at=at,
            subject=sample,
            summary=f"The sample team moved out, {removed.people} people and all their work",
            concerns=Person.objects.filter(account=still_there).values_list("pk", flat=True),
        )
        sample.delete()
    return removed


def _take_back_conversations(sample: SampleTeam, at: datetime) -> int:
    """Undo the sample's import; one that was interrupted half-way is finished now."""
    if sample.run is None:
        return 0
    mine = Conversation.objects.filter(run=sample.run)
    count = mine.count()
    if count or not ImportUndo.objects.filter(run=sample.run).exists():
        undo_import(run_id=sample.run.pk, by=None, at=at)
    _let_go(mine)  # what a review of sample work still holds
    return count


def _move_out(sample: SampleTeam, conversations: int) -> Removed:
    people = sample.people.all()
    joined = Membership.objects.filter(team__isnull=False).exclude(person__in=people)
    teams = sample.teams.exclude(pk__in=joined.values_list("team", flat=True))
    removed = Removed(conversations, people.count(), teams.count())
    accounts = list(User.objects.filter(person__in=people).values_list("pk", flat=True))
    team_numbers = list(teams.values_list("pk", flat=True))
    _let_go(Person.objects.filter(pk__in=list(people.values_list("pk", flat=True))))
    _let_go(Team.objects.filter(pk__in=team_numbers))
    _let_go(User.objects.filter(pk__in=accounts))
    # A draw left without items would keep its week from being drawn among the house's own work.
    _let_go(Draw.objects.filter(items__isnull=True))
    if sample.run is not None:
        _let_go(type(sample.run).objects.filter(pk=sample.run.pk))
    return removed


def _let_go(rows: "QuerySet[Any]") -> None:
    """Delete rows together with whatever holds on to them: work on sample people is sample work too."""
    while True:
        try:
            with transaction.atomic():
                rows.delete()
            return
        except ProtectedError as held:
            _let_go_of_holders(held.protected_objects)
        except RestrictedError as held:
            _let_go_of_holders(held.restricted_objects)


def _let_go_of_holders(holders: set[Model]) -> None:
    by_kind: dict[type[Model], list[Any]] = {}
    for holder in holders:
        by_kind.setdefault(type(holder), []).append(holder.pk)
    for kind, numbers in by_kind.items():
        _let_go(kind._base_manager.filter(pk__in=numbers))
