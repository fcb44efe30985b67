"""Merge two entries of the record that turned out to be one person."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit, happenings
from goldenthread.foundation.models import AuditConcern, User
from goldenthread.people.models import Claim, Identity, Invitation, Membership, Merge, Person
from goldenthread.people.queries import may_speak_for, viewer_for


@dataclass(frozen=True, slots=True)
class PeopleMerged:
    """Two people became one; whoever keeps rows of `merged_id` moves them to `kept_id`, now.

    Told by `happenings.announce_within`: the merged person is deleted in the same transaction, and
    rows that were not moved would go with it.
    """

    kept_id: int
    merged_id: int


class MergeRefused(Exception):
    """The two cannot be merged; the message says why."""


@transaction.atomic
def merge_people(*, kept: Person, merged: Person, by: User, at: datetime) -> Person:
    """Make one person of two; all that was `merged`'s is `kept`'s from now on. It cannot be undone."""
    viewer = viewer_for(by, at=at)
    if not viewer.may_manage_people():
        raise MergeRefused("Only a head of service or an administrator merges people.")
    for person in (kept, merged):  # or a head could merge themselves into an administrator
        if not may_speak_for(viewer, person, at=at):
            raise MergeRefused(f"{person} holds roles that you may not give; ask an administrator.")
    return join(kept=kept, merged=merged, by=by, at=at)


def join(*, kept: Person, merged: Person, by: User | None, at: datetime) -> Person:
    """Merge, where whether they may has been settled (a merge, a confirmed claim)."""
    if kept.pk == merged.pk:
        raise MergeRefused("That is one entry already.")
    _settle_account(kept, merged)
    Identity.objects.filter(person=merged).update(person=kept)
    _move_memberships(kept, merged)
    Invitation.objects.filter(person=merged).update(person=kept)
    theirs = set(Claim.objects.filter(person=kept).values_list("account_id", flat=True))
    Claim.objects.filter(person=merged).exclude(account__in=theirs).update(person=kept)
    Merge.objects.filter(kept=merged).update(kept=kept)
    Merge.objects.create(kept=kept, merged_name=merged.name, by=by, at=at)
    _move_audit(kept, merged)
    happenings.announce_within(PeopleMerged(kept.pk, merged.pk))
    audit.record(
        act="merge_people",
        by=by,
        at=at,
        subject=kept,
        summary=f"{merged} and {kept} are one person.",
        concerns=[kept.pk],
    )
    merged.delete()
    return kept


def both_sign_in(one: Person, other: Person) -> bool:
    """Say whether each has an account that is open: one person cannot have two."""
    return all(person.account is not None and person.account.is_active for person in (one, other))


def _settle_account(kept: Person, merged: Person) -> None:
    """Leave the one account that can sign in; a closed one stays closed, tied to nobody."""
    ours, theirs = kept.account, merged.account
    if both_sign_in(kept, merged):
        raise MergeRefused(
            f"Both {kept} and {merged} have an account. Close one of the accounts first, then merge."
        )
    if theirs is not None:
        merged.account = None
        merged.save(update_fields=["account"])
        if ours is None or not ours.is_active:
            kept.account = theirs
            kept.save(update_fields=["account"])


def _move_memberships(kept: Person, merged: Person) -> None:
    for theirs in Membership.objects.filter(person=merged):
        same = Membership.objects.filter(
            person=kept, role=theirs.role, team=theirs.team_id, until=None
        ).first()
        if theirs.until is None and same is not None:
            # Held under both names: the role goes back to the earlier day.
            same.since = min(same.since, theirs.since)
            same.save(update_fields=["since"])
            continue
        theirs.person = kept
        theirs.save(update_fields=["person"])


def _move_audit(kept: Person, merged: Person) -> None:
    concerns = AuditConcern.objects.filter(person_id=merged.pk)
    both = AuditConcern.objects.filter(person_id=kept.pk).values("entry")
    concerns.filter(entry__in=both).delete()
    concerns.update(person_id=kept.pk)
