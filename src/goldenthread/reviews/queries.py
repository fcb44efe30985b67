"""Finds reviews and items of the draw, each viewer's own share of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from goldenthread.conversations.models import Conversation, Handling, Message
from goldenthread.conversations.queries import conversations_for
from goldenthread.foundation.models import AuditEntry, User
from goldenthread.insights.models.reading import Behaviour, Mark
from goldenthread.insights.queries import dismissals_by, evidence_of
from goldenthread.insights.said import Said
from goldenthread.people.models import Membership, Person
from goldenthread.people.queries import memberships_at
from goldenthread.people.viewer import Viewer

from .models import (
    Answer,
    Draw,
    DrawItem,
    EvidenceSeen,
    HandOver,
    Quote,
    Replacement,
    Review,
    Standard,
    Withdrawal,
)
from .standing import Circle, Standing

# What was asked and not done lapses after this: nobody inherits a pile.
ASKED_FOR = timedelta(weeks=2)

_HANDED_OVER = Exists(HandOver.objects.filter(review=OuterRef("pk")))
_WITHDRAWN = Exists(Withdrawal.objects.filter(review=OuterRef("pk")))


def account_of(viewer: Viewer) -> User | None:
    """Find the account behind a viewer, for the audit."""
    return User.objects.filter(pk=viewer.account_id).first() if viewer.account_id else None


def standing_at(at: datetime, *, of: Iterable[int] | None = None) -> Standing:
    """Say who stands how to whom at a moment; `of` narrows it to the teams of these people."""
    held = Membership.objects.filter(memberships_at(at))
    if of is not None:
        theirs = held.filter(person__in=list(of))
        held = held.filter(
            Q(team__in=theirs.exclude(team=None).values("team"))
            | Q(role="head")
            | Q(pk__in=theirs.values("pk"))
        )
    people: defaultdict[int, set[int]] = defaultdict(set)
    leads: defaultdict[int, set[int]] = defaultdict(set)
    heads: set[int] = set()
    for person, team, role in held.values_list("person_id", "team_id", "role"):
        if role == "head":
            heads.add(person)
        elif team is not None:
            people[team].add(person)
            if role == "lead":
                leads[team].add(person)
    circles = [Circle(frozenset(people[team]), frozenset(leads[team])) for team in sorted(people)]
    return Standing(circles, frozenset(heads))


def _people_in(teams: Iterable[int], at: datetime, *roles: str) -> QuerySet[Membership, int]:
    return Membership.objects.filter(memberships_at(at), team__in=list(teams), role__in=roles).values_list(
        "person", flat=True
    )


def reviews_for(viewer: Viewer, *, at: datetime) -> QuerySet[Review]:
    """Find the handed-over reviews that a viewer may read, and their own drafts.

    The writer and the person it is about always; of others' reviews the leads of the person's
    team and the head; of a lead's reviews the team as well. What someone wrote about themselves
    is theirs alone.
    """
    if viewer.person_id is None:
        return Review.objects.none()
    about_those = Q(about__in=_people_in(viewer.leads, at, "member", "lead")) | Q(
        about__in=_people_in(viewer.teams, at, "lead")
    )
    if viewer.is_head:
        about_those = Q()
    read = Q(_HANDED_OVER) & (Q(about=viewer.person_id) | (~Q(kind="self") & about_those))
    return Review.objects.filter(Q(by=viewer.person_id) | read).select_related(
        "about", "by", "conversation", "standard", "item", "hand_over", "withdrawal", "draft"
    )


def drafts_for(viewer: Viewer) -> QuerySet[Review]:
    """Find the viewer's own drafts: not handed over, not laid aside, the conversation still there."""
    if viewer.person_id is None:
        return Review.objects.none()
    return Review.objects.filter(
        ~_HANDED_OVER, ~_WITHDRAWN, by=viewer.person_id, conversation__isnull=False
    ).select_related("about", "by", "conversation", "standard", "item")


def laid_aside_by(viewer: Viewer) -> QuerySet[Review]:
    """Find the drafts that the viewer laid aside and may take up again."""
    return Review.objects.filter(
        ~_HANDED_OVER, _WITHDRAWN, by=viewer.person_id, conversation__isnull=False
    ).select_related("about", "conversation", "withdrawal")


def given_by(viewer: Viewer) -> QuerySet[Review]:
    """Find what the viewer handed over, newest first."""
    found = Review.objects.filter(by=viewer.person_id, hand_over__isnull=False)
    return found.select_related("about", "conversation", "hand_over").order_by("-hand_over__at")


def left_for(viewer: Viewer) -> QuerySet[Review]:
    """Find what others handed over to the viewer, newest first, with whether it was read."""
    found = Review.objects.filter(about=viewer.person_id, hand_over__isnull=False).exclude(kind="self")
    return found.select_related("by", "conversation", "hand_over").order_by("-hand_over__at")


def about_oneself(viewer: Viewer) -> QuerySet[Review]:
    """Find the viewer's finished reviews of their own work, newest first."""
    return given_by(viewer).filter(kind="self")


def unread_by(viewer: Viewer) -> QuerySet[Review]:
    """Find what was left for the viewer and not yet read."""
    return left_for(viewer).exclude(receipts__by=viewer.person_id)


def of_the_team(viewer: Viewer, *, at: datetime) -> QuerySet[Review]:
    """Find the reviews of others' work that this viewer's role opens to them, newest first."""
    found = reviews_for(viewer, at=at).filter(hand_over__isnull=False)
    return found.exclude(by=viewer.person_id).exclude(about=viewer.person_id).order_by("-hand_over__at")


def with_words(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Fetch everything that a review says along with it."""
    quotes = Prefetch("quotes", Quote.objects.select_related("message__author"))
    return reviews.prefetch_related(
        "standard__wordings", Prefetch("answers", Answer.objects.prefetch_related(quotes)), "work_on"
    )


def items_for(viewer: Viewer, *, at: datetime) -> QuerySet[DrawItem]:
    """Find what the draw asks of the viewer now: not done, not replaced, not lapsed."""
    if viewer.person_id is None:
        return DrawItem.objects.none()
    done = Review.objects.filter(_HANDED_OVER, item=OuterRef("pk"))
    return DrawItem.objects.filter(
        ~Exists(done),
        ~Exists(Replacement.objects.filter(item=OuterRef("pk"))),
        reviewer=viewer.person_id,
        draw__at__gt=at - ASKED_FOR,
    ).select_related("conversation", "person", "draw")


def draw_of(viewer: Viewer, week: str, *, at: datetime) -> tuple[Draw | None, list[DrawItem]]:
    """Find a week's draw and those of its items that concern the viewer's teams, open to the whole team."""
    made = Draw.objects.filter(week=week).first()
    if made is None or viewer.person_id is None:
        return made, []
    items = made.items.select_related("person", "reviewer", "conversation", "replacement__instead")
    if not viewer.is_head:
        concerned = set(_people_in(viewer.teams, at, "member", "lead")) | {viewer.person_id}
        items = items.filter(Q(person__in=concerned) | Q(reviewer=viewer.person_id))
    return made, list(items.order_by("person__name", "conversation", "kind", "id"))


def latest_draw() -> Draw | None:
    """Find the newest draw."""
    return Draw.objects.first()


def work_between(since: datetime | None, until: datetime | None) -> QuerySet[Any]:
    """Find everyone's parts in conversations between two moments; without moments, all of them."""
    found = Handling.objects.annotate(moment=Coalesce("last_at", "conversation__opened_at"))
    if since is None or until is None:
        return found
    return found.filter(moment__gt=since, moment__lte=until)


def latest_work(before: datetime) -> datetime | None:
    """Say when the newest work up to a moment was done."""
    found = work_between(None, None).filter(moment__lte=before).order_by("-moment")
    return found.values_list("moment", flat=True).first()


def people_who_left(at: datetime) -> set[int]:
    """Number the people who once belonged here and do not any more."""
    here = Membership.objects.filter(memberships_at(at)).values("person")
    return set(Membership.objects.exclude(person__in=here).values_list("person_id", flat=True))


def people_to_review(viewer: Viewer, conversation: int, *, at: datetime) -> list[tuple[Person, str]]:
    """Find about whom the viewer may review a conversation, with how they stand to each."""
    if viewer.person_id is None:
        return []
    people = list(Person.objects.filter(handlings__conversation=conversation).order_by("name"))
    standing = standing_at(at, of=[viewer.person_id, *(person.pk for person in people)])
    related = [person for person in people if standing.are_related(viewer.person_id, person.pk)]
    related.sort(key=lambda person: (person.pk != viewer.person_id, person.name))
    return [(person, standing.kind(viewer.person_id, person.pk)) for person in related]


def conversation_for(viewer: Viewer, number: int, *, at: datetime) -> Conversation | None:
    """Find a conversation that the viewer may read, is asked to review or could review by hand."""
    found = conversations_for(viewer, at=at).filter(pk=number).first()
    if found is not None or viewer.person_id is None:
        return found
    asked = DrawItem.objects.filter(conversation=number, reviewer=viewer.person_id)
    may = asked.exists() or bool(people_to_review(viewer, number, at=at))
    return Conversation.objects.filter(pk=number).first() if may else None


def kept_back_by(viewer: Viewer, conversation: Conversation, *, at: datetime) -> Review | DrawItem | None:
    """Find what keeps every hint from a viewer: a draft of theirs, or that the draw asks for their eyes."""
    draft = drafts_for(viewer).filter(conversation=conversation).first()
    return draft or items_for(viewer, at=at).filter(conversation=conversation).first()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a conversation that the engine points at, and where they stand."""

    position: int
    start: int
    end: int
    text: str
    number: int  # of the stored evidence
    message: int | None = None
    dismissal: int | None = None  # the reader's own


@dataclass(frozen=True, slots=True)
class EngineReading:
    """What the engine says of one behaviour in a conversation, with the words it rests on."""

    behaviour: Behaviour
    mark: Mark
    words: list[Words]


_GONE: tuple[int | None, str] = (None, "")


def reading_of(
    conversation: Conversation, behaviours: Iterable[str] = Behaviour.values, *, person: int | None = None
) -> list[EngineReading]:
    """Find the engine's reading of a conversation as it is now, in the standard's order, with the words.

    For a `person` it says which of the words they dismissed.
    """
    wanted = set(behaviours)
    found = [seen for seen in evidence_of(conversation) if seen.behaviour in wanted]
    messages = Message.objects.filter(conversation=conversation) if found else Message.objects.none()
    texts = {
        position: (number, text) for position, number, text in messages.values_list("position", "pk", "text")
    }
    dismissed = dismissals_by(person, conversation) if person and found else {}
    return [
        EngineReading(
            seen.behaviour,
            seen.mark,
            [
                Words(
                    span.position,
                    span.start,
                    span.end,
                    texts.get(span.position, _GONE)[1][span.start : span.end],
                    span.number,
                    texts.get(span.position, _GONE)[0],
                    dismissed.get((seen.behaviour, span.position, span.start, span.end)),
                )
                for span in seen.spans
            ],
        )
        for seen in found
    ]


def seen_by(person: int, conversation: int) -> set[str]:
    """Say of which behaviours a person has seen the engine's reading in a conversation."""
    found = EvidenceSeen.objects.filter(person=person, conversation=conversation)
    return set(found.values_list("behaviour", flat=True))


def looks_at(review: Review) -> QuerySet[AuditEntry]:
    """Find who of those leading looked at a review, and when."""
    found = AuditEntry.objects.filter(
        act="look_at_review", subject_kind=Review._meta.label_lower, subject_id=review.pk
    )
    return found.select_related("by").order_by("at")


def last_looks_at_own_work(viewer: Viewer) -> dict[str, datetime | None]:
    """Say when the viewer's own work was last reviewed by somebody else, and by themselves."""
    received = left_for(viewer).values_list("hand_over__at", flat=True).first()
    own = about_oneself(viewer).values_list("hand_over__at", flat=True).first()
    return {"by_others": received, "by_oneself": own}


def own_recent_work(viewer: Viewer, *, most: int = 5) -> QuerySet[Any]:
    """Find the viewer's latest conversations that they have not reviewed themselves."""
    reviewed = Review.objects.filter(
        by=viewer.person_id, about=viewer.person_id, conversation=OuterRef("conversation")
    )
    found = work_between(None, None).filter(~Exists(reviewed), person=viewer.person_id, messages__gt=0)
    return found.select_related("conversation").order_by(F("moment").desc(nulls_last=True), "-id")[:most]


def current_standard() -> Standard | None:
    """Find the newest version of the standard; none before the first review."""
    return Standard.objects.prefetch_related("wordings").first()


def said_without_a_hint() -> list[Said]:
    """Gather what reviewers said, handed over and before any hint, for the engine to learn from.

    Without names: the engine learns how the house reads, not who said it. Words quoted after its own
    underlines were seen may be those underlines accepted: it would only learn from itself.
    """
    seen_before = EvidenceSeen.objects.filter(
        person=OuterRef("answer__review__by"),
        conversation=OuterRef("answer__review__conversation"),
        behaviour=OuterRef("answer__behaviour"),
        at__lte=OuterRef("at"),
    )
    own = Quote.objects.filter(~Exists(seen_before), message__isnull=False).select_related("message")
    answers = (
        Answer.objects.filter(blind=True, review__hand_over__isnull=False, review__conversation__isnull=False)
        .exclude(mark="")
        .select_related("review")
        .prefetch_related(Prefetch("quotes", own))
        .order_by("pk")
    )
    return [
        Said(
            answer.review.conversation_id,
            answer.behaviour,
            answer.mark,
            tuple(
                (quote.message.position, quote.start, quote.end)
                for quote in answer.quotes.all()
                if quote.message is not None
            ),
        )
        for answer in answers
        if answer.review.conversation_id is not None
    ]
