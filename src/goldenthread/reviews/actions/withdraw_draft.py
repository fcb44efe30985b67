"""A writer lays a draft aside."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.models import Withdrawal
from goldenthread.reviews.queries import account_of

from .drafting import open_draft


@transaction.atomic
def withdraw_draft(*, review: int, by: Viewer, at: datetime, reason: str = "") -> Withdrawal:
    """Lay a draft aside; its words stay and can be taken up again. What was handed over stays for good."""
    draft = open_draft(review, by)
    aside = Withdrawal.objects.create(review=draft, at=at, reason=reason.strip())
    audit.record(
        act="withdraw_draft",
        by=account_of(by),
        at=at,
        subject=draft,
        summary=f"{draft.by} laid a draft aside.",
        concerns=[draft.by_id],
    )
    return aside
