"""A review is put into the hands of the person it is about."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.happenings import announce
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.models import DraftNote, HandOver
from goldenthread.reviews.queries import account_of
from goldenthread.reviews.wording import FIRST_WORDING

from .drafting import open_draft


class NotReady(Exception):
    """Something is missing before the review can be handed over; the words say what."""


@dataclass(frozen=True, slots=True)
class ReviewHandedOver:
    """Someone has a review in their hands."""

    review: int
    about: int


@transaction.atomic
def hand_over(*, review: int, by: Viewer, at: datetime) -> HandOver:
    """Hand a draft over as it stands. What worked is said first; after this nobody can change a word."""
    draft = open_draft(review, by)
    note = DraftNote.objects.filter(review=draft).first()
    if note is None or not note.what_worked.strip():
        raise NotReady("Say first what worked: one sentence, with what it did for the customer, is enough.")
    if not draft.answers.exclude(mark="").exists():
        raise NotReady("Say something of at least one behaviour before you hand this over.")
    unsaid = draft.answers.filter(mark="", quotes__isnull=False).values_list("behaviour", flat=True).first()
    if unsaid is not None:
        titles = {wording.behaviour: wording.title for wording in FIRST_WORDING}
        raise NotReady(f"You quoted words for “{titles[unsaid]}” but did not say what they show.")
    given = HandOver.objects.create(
        review=draft, at=at, what_worked=note.what_worked.strip(), to_person=note.to_person.strip()
    )
    audit.record(
        act="hand_over",
        by=account_of(by),
        at=at,
        subject=draft,
        summary=f"{draft.by} handed over a review of a conversation of {draft.about}.",
        concerns=[draft.by_id, draft.about_id],
    )
    announce(ReviewHandedOver(review=draft.pk, about=draft.about_id))
    return given
