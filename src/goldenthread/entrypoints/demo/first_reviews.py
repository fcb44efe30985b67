"""The first reviews at Fernhill: so that a newcomer sees words left for someone, not an empty page.

They are written through the same acts as anyone's, on conversations that the draw chose.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from goldenthread.conversations.models import Message
from goldenthread.entrypoints.demo import cast
from goldenthread.people.queries import viewer_for
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.actions.begin_review import begin_review
from goldenthread.reviews.actions.drafting import (
    answer_behaviour,
    choose_what_to_work_on,
    keep_words,
    quote_words,
)
from goldenthread.reviews.actions.hand_over import hand_over
from goldenthread.reviews.models import DrawItem, Review

REVIEWED = (cast.CHAD, cast.PRIYA, cast.HEAD)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_NEXT_STEP = re.compile(
    r"\b(by \w{3,6}day|you'll (have|get|hear)|expect (it|them)|if (it|nobody|you) \w+)\b", re.I
)
_CHECK = re.compile(r"\bpostcode\b.*(\?|please)|please.*\bpostcode\b", re.I)
_WARMTH = re.compile(r"\b(sorry|glad|i hear you|gutted|frustrating|annoying|don't worry|let's sort)\b", re.I)
_GREETING = re.compile(r"\[name\]|good (morning|afternoon|evening)", re.I)


def write_first_reviews(*, at: datetime) -> list[Review]:
    """Let one colleague hand over a review about each of the three who greet newcomers.

    Each is handed over or not there at all: a kill half-way leaves no draft that nobody ends.
    """
    written = []
    for member in REVIEWED:
        about = DrawItem.objects.filter(person__account__email=member.mail, replacement__isnull=True)
        item = about.exclude(kind="self").select_related("reviewer__account").order_by("pk").first()
        if item is None or item.reviewer.account is None:
            continue
        found = Review.objects.filter(item=item).first()
        written.append(found or _write(item, viewer_for(item.reviewer.account, at=at), at))
    return written


@transaction.atomic
def _write(item: DrawItem, by: Viewer, at: datetime) -> Review:
    review = begin_review(conversation=item.conversation_id, about=item.person_id, by=by, at=at, item=item)
    theirs = list(Message.objects.filter(conversation=item.conversation_id, author=item.person_id))
    said = [message for message in theirs if not message.is_internal]
    note = next((message for message in theirs if message.is_internal and len(message.text) > 40), None)
    check = _sentence(said, _CHECK)
    ahead = _sentence(said, _NEXT_STEP)
    warmth, hello = _sentence(said, _WARMTH), _sentence(said, _GREETING)
    _answer(review, "connection", "shown" if warmth else "partly", warmth or hello, by, at)
    _answer(review, "authentication", "shown" if check else "cannot_tell", check, by, at)
    _answer(review, "empowerment", "shown" if ahead else "partly", ahead, by, at)
    _answer(review, "notes", "shown" if note else "grow", (note, note.text) if note else None, by, at)
    worked = (
        f"“{ahead[1]}” tells the customer what happens next. I would have gone away content."
        if ahead
        else "You came to the point without making the customer feel hurried, and that is harder than it looks."
    )
    wish = (
        "Your note is a pleasure to find: I could have taken this over without asking anyone. "
        "May I show it at the huddle?"
        if note
        else "I looked for a note and found none, so the next of us would start from the beginning. "
        "What would make it easy for you to leave two lines?"
    )
    if note is None:
        choose_what_to_work_on(review=review.pk, behaviours=["notes"], by=by)
    for field, words in (("what_worked", worked), ("to_person", wish)):
        keep_words(review=review.pk, field=field, words=words, before=None, by=by, at=at)
    hand_over(review=review.pk, by=by, at=at)
    return review


def _sentence(messages: list[Message], pattern: re.Pattern[str]) -> tuple[Message, str] | None:
    for message in messages:
        for found in _SENTENCE.finditer(message.text):
            if pattern.search(found[0]) and len(found[0].strip()) > 8:
                return message, found[0].strip()
    return None


def _answer(
    review: Review,
    behaviour: str,
    mark: str,
    shown_by: tuple[Message, str] | None,
    by: Viewer,
    at: datetime,
) -> None:
    answer_behaviour(review=review.pk, behaviour=behaviour, mark=mark, by=by, at=at)
    if shown_by is not None:
        message, words = shown_by
        quote_words(review=review.pk, behaviour=behaviour, message=message.pk, words=words, by=by, at=at)
