"""Someone reads a review that is between two other people."""

from datetime import datetime, timedelta

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.models import Review
from goldenthread.reviews.queries import account_of, looks_at


@transaction.atomic
def look_at_review(*, review: Review, by: Viewer, at: datetime) -> None:
    """Keep that a third person looked, at most once a day each, where the two it is between can see it."""
    if by.person_id in (review.by_id, review.about_id):
        return
    if looks_at(review).filter(by=by.account_id, at__gt=at - timedelta(days=1)).exists():
        return
    account = account_of(by)
    audit.record(
        act="look_at_review",
        by=account,
        at=at,
        subject=review,
        summary=f"{account} looked at a review of a conversation of {review.about}.",
        concerns=[review.by_id, review.about_id],
    )
