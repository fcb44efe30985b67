"""Someone begins to review a conversation: their own, a colleague's, their lead's."""

from datetime import datetime

from django.db import IntegrityError, transaction

from goldenthread.foundation import audit
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.models import DrawItem, Review, Withdrawal
from goldenthread.reviews.queries import account_of, people_to_review

from .adopt_standard import adopt_standard


class CannotReview(Exception):
    """The review cannot begin; the words say why."""


def begin_review(
    *, conversation: int, about: int, by: Viewer, at: datetime, item: DrawItem | None = None, reason: str = ""
) -> Review:
    """Begin a review, or go on with the one there is; a draft laid aside is taken up again.

    The one it is about must have had a part in the conversation, and the writer must be asked by
    the draw or stand in some relation to them: nobody reviews a stranger.
    """
    try:
        with transaction.atomic():
            return _begin(conversation=conversation, about=about, by=by, at=at, item=item, reason=reason)
    except IntegrityError:  # begun in another window at the same moment
        return Review.objects.get(conversation=conversation, about=about, by=by.person_id)


def _begin(
    *, conversation: int, about: int, by: Viewer, at: datetime, item: DrawItem | None, reason: str
) -> Review:
    if by.person_id is None:
        raise CannotReview("Your account is not tied to a person yet; an administrator can do that.")
    asked = DrawItem.objects.filter(
        conversation=conversation, person=about, reviewer=by.person_id, replacement__isnull=True
    )
    item = item if item is not None and asked.filter(pk=item.pk).exists() else asked.last()
    kinds = {person.pk: kind for person, kind in people_to_review(by, conversation, at=at)}
    if item is None and about not in kinds:
        raise CannotReview(
            "You can review conversations of your own, of colleagues in your teams and of your lead. "
            "This one is none of these."
        )
    found = Review.objects.filter(conversation=conversation, about=about, by=by.person_id).first()
    if found is not None:
        Withdrawal.objects.filter(review=found).delete()
        return found
    review = Review.objects.create(
        conversation_id=conversation,
        about_id=about,
        by_id=by.person_id,
        kind=item.kind if item is not None else kinds[about],
        standard=adopt_standard(at=at),
        item=item,
        reason=item.reason if item is not None else reason.strip(),
        started_at=at,
    )
    audit.record(
        act="begin_review",
        by=account_of(by),
        at=at,
        subject=review,
        summary=f"{review.by} began to review a conversation of {review.about}.",
        concerns=[by.person_id],
    )
    return review
