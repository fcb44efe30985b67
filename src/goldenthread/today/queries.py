"""Gathers what is asked of a person and what was left for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldenthread.conversations.models import Conversation
from goldenthread.conversations.queries import openings_of
from goldenthread.people.viewer import Viewer
from goldenthread.reviews import queries as reviews
from goldenthread.reviews.models import DrawItem, Review
from goldenthread.reviews.sheet import minutes_for
from goldenthread.reviews.weeks import week_of

SAMPLE_SOURCE = "sample"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that the draw asks, with a guess at the minutes it takes."""

    item: DrawItem
    minutes: int
    draft: Review | None
    opening: str = ""


def asked_of(viewer: Viewer, drafts_there: Iterable[Review], *, at: datetime) -> list[Ask]:
    """List what the draw asks of the viewer, their own work first, each with the draft begun for it."""
    drafts = {(draft.conversation_id, draft.about_id): draft for draft in drafts_there}
    items = sorted(reviews.items_for(viewer, at=at), key=lambda item: (item.kind != "self", item.pk))
    openings = openings_of(item.conversation_id for item in items if not item.conversation.subject)
    return [
        Ask(
            item,
            minutes_for(item.conversation.message_count),
            drafts.get((item.conversation_id, item.person_id)),
            openings.get(item.conversation_id, ""),
        )
        for item in items
    ]


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """How far a newcomer came on the way to a first review of their own message."""

    has_conversations: bool
    has_sample: bool
    is_known: bool
    own_work: list[tuple[Any, str]]
    own_review: Review | None
    has_draw: bool

    @property
    def is_done(self) -> bool:
        """Say whether the first review of one's own work is finished."""
        return self.own_review is not None and self.own_review.is_handed_over


def first_steps_of(viewer: Viewer, *, at: datetime) -> FirstSteps:
    """Say which of the first steps are behind the viewer."""
    own_review = None
    if viewer.person_id is not None:
        mine = Review.objects.filter(by=viewer.person_id, kind="self", conversation__isnull=False)
        own_review = mine.select_related("hand_over").order_by("hand_over__at", "-started_at").first()
    own_work = list(reviews.own_recent_work(viewer, most=3)) if viewer.person_id is not None else []
    openings = openings_of(part.conversation_id for part in own_work if not part.conversation.subject)
    has_conversations = Conversation.objects.exclude(source=SAMPLE_SOURCE).exists()
    return FirstSteps(
        has_conversations=has_conversations,
        has_sample=Conversation.objects.filter(source=SAMPLE_SOURCE).exists(),
        is_known=has_conversations and (bool(own_work) or own_review is not None),
        own_work=[(part, openings.get(part.conversation_id, "")) for part in own_work],
        own_review=own_review,
        has_draw=reviews.draw_of(viewer, week_of(at), at=at)[0] is not None,
    )
