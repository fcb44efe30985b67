"""A reviewer sets an item of the draw aside and gets another, with the reason kept for all to see."""

import random
from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.models import DrawItem, Replacement
from goldenthread.reviews.queries import account_of, drafts_for, items_for, work_between


class CannotReplace(Exception):
    """The item stays; the words say why."""


@transaction.atomic
def replace_item(*, item: int, reason: str, by: Viewer, at: datetime) -> Replacement:
    """Set one's own item aside; another conversation of the same person is drawn by the same rule.

    The person stays in the draw whatever is set aside, so that nobody drops out of being seen.
    """
    found = items_for(by, at=at).filter(pk=item).first()
    if found is None:
        raise CannotReplace("This is not waiting for you (any more).")
    if not reason.strip():
        raise CannotReplace("Say why, in a few words; the person and the team can read it.")
    if drafts_for(by).filter(conversation=found.conversation_id, about=found.person_id).exists():
        raise CannotReplace("You have begun this review. Lay the draft aside first.")
    instead = _another(found, reason.strip())
    replacement = Replacement.objects.create(
        item=found, instead=instead, by_id=by.person_id, at=at, reason=reason.strip()
    )
    audit.record(
        act="replace_item",
        by=account_of(by),
        at=at,
        subject=found,
        summary=f"{found.reviewer} set a conversation of {found.person} aside.",
        concerns=[found.reviewer_id, found.person_id],
    )
    return replacement


def _another(item: DrawItem, reason: str) -> DrawItem | None:
    draw = item.draw
    taken = draw.items.filter(person=item.person_id).values("conversation")
    pool = sorted(
        work_between(draw.since, draw.until)
        .filter(person=item.person_id)
        .exclude(conversation__in=taken)
        .values_list("conversation_id", flat=True)
    )
    if not pool:
        return None
    chosen = random.Random(f"{draw.seed}-{item.pk}").choice(pool)  # noqa: S311 (a repeatable lot)
    first = item.reason.split("In place of another", 1)[0].strip()
    return DrawItem.objects.create(
        draw=draw,
        conversation_id=chosen,
        person=item.person,
        reviewer=item.reviewer,
        kind=item.kind,
        chance=item.chance,
        reason=f"{first} In place of another that was set aside: “{reason}”",
    )
