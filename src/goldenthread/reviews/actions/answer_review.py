"""The person a review is about says that they read it, thanks, or answers in their own words."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.models import Receipt, Review
from goldenthread.reviews.queries import account_of

_SUMMARIES = {
    "read": "read the review",
    "thanks": "said thank you for the review",
    "reply": "answered the review",
}


class CannotAnswer(Exception):
    """Nothing can be sent back; the words say why."""


@transaction.atomic
def answer_review(*, review: Review, kind: str, words: str, by: Viewer, at: datetime) -> Receipt:
    """Send something back to the writer; both the writer and the person may add words, only they."""
    if not review.is_handed_over or by.person_id not in (review.about_id, review.by_id):
        raise CannotAnswer("Only the two people a review is between can answer it.")
    if kind not in Receipt.Kind.values or (kind != "reply" and by.person_id != review.about_id):
        raise CannotAnswer("Only the person a review is about can say thank you for it.")
    words = words.strip()
    if kind == "reply" and not words:
        raise CannotAnswer("Write some words first.")
    if kind == "reply":
        receipt, made = (
            Receipt.objects.create(review=review, by_id=by.person_id, kind=kind, words=words, at=at),
            True,
        )
    else:
        receipt, made = Receipt.objects.get_or_create(
            review=review, by_id=by.person_id, kind=kind, defaults={"at": at}
        )
    if made:
        account = account_of(by)
        audit.record(
            act="answer_review",
            by=account,
            at=at,
            subject=review,
            summary=f"{receipt.by} {_SUMMARIES[kind]}.",
            concerns=[review.by_id, review.about_id],
        )
    return receipt
