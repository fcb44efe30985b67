"""The house takes up the wording it starts with."""

from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.reviews.models import BehaviourWording, Standard
from goldenthread.reviews.wording import FIRST_WORDING


@transaction.atomic
def adopt_standard(*, at: datetime) -> Standard:
    """Give the newest version of the standard, making the first one where there is none."""
    standard = Standard.objects.first()
    if standard is not None:
        return standard
    standard, made = Standard.objects.get_or_create(
        version=1, defaults={"at": at, "why": "The wording that the house starts with."}
    )
    if made:
        BehaviourWording.objects.bulk_create(
            BehaviourWording(
                standard=standard,
                behaviour=wording.behaviour,
                title=wording.title,
                looks_like=wording.looks_like,
            )
            for wording in FIRST_WORDING
        )
        audit.record(
            act="adopt_standard",
            by=None,
            at=at,
            subject=standard,
            summary="The standard has its first wording.",
        )
    return standard
