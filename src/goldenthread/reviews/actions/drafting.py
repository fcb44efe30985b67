"""What is done to a draft while it is written: marks, quotes, words. Many small steps, none audited:

a draft is its writer's own until the hand-over, which is the act that others are told of.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from goldenthread.conversations.models import Message
from goldenthread.insights.models.reading import Behaviour, Mark
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.models import Answer, DraftNote, EarlierWords, EvidenceSeen, Quote, Review, WorkOn
from goldenthread.reviews.queries import drafts_for
from goldenthread.reviews.quoting import find_words

NOTE_FIELDS = ("what_worked", "to_person")


class NoSuchDraft(Exception):
    """The review is not (any more) a draft of this writer's."""


class NotSaid(Exception):
    """What was sent is not among the things that can be said; the words say what is."""


class WordsNotFound(Exception):
    """The words do not stand in that message."""


def open_draft(review: int, by: Viewer) -> Review:
    """Get a draft to write in, held so that a hand-over in another window waits its turn."""
    found = drafts_for(by).select_for_update(of=("self",)).filter(pk=review).first()
    if found is None:
        raise NoSuchDraft("This review was handed over or laid aside, so it can no longer be changed.")
    return found


@transaction.atomic
def answer_behaviour(*, review: int, behaviour: str, mark: str, by: Viewer, at: datetime) -> Answer:
    """Say one of the marks of one behaviour. Saying the same again changes nothing, blindness included."""
    draft = open_draft(review, by)
    if behaviour not in Behaviour.values or mark not in Mark.values:
        raise NotSaid(f"Say one of: {', '.join(Mark.labels).lower()}.")
    answer = _answer_of(draft, behaviour, at)
    if answer.mark != mark:
        answer.mark = mark
        answer.blind = not _has_seen(draft, behaviour)
        answer.answered_at = at
        answer.save()
    return answer


def _has_seen(draft: Review, behaviour: str) -> bool:
    return EvidenceSeen.objects.filter(
        person=draft.by_id, conversation=draft.conversation_id, behaviour=behaviour
    ).exists()


def _answer_of(draft: Review, behaviour: str, at: datetime) -> Answer:
    answer, _ = Answer.objects.get_or_create(
        review=draft,
        behaviour=behaviour,
        defaults={"blind": not _has_seen(draft, behaviour), "answered_at": at},
    )
    return answer


@transaction.atomic
def quote_words(
    *,
    review: int,
    behaviour: str,
    message: int,
    words: str,
    by: Viewer,
    at: datetime,
    near: int | None = None,
) -> Quote:
    """Quote words of a message for a behaviour, checked to stand there."""
    draft = open_draft(review, by)
    if behaviour not in Behaviour.values:
        raise NotSaid("Choose one of the seven behaviours first.")
    found = Message.objects.filter(pk=message, conversation=draft.conversation_id).first()
    if found is None:
        raise WordsNotFound("That message is not part of this conversation.")
    span = find_words(found.text, words, near)
    if span is None:
        raise WordsNotFound("Those words are not in that message. Copy them exactly as they stand there.")
    start, end = span
    quote, _ = Quote.objects.get_or_create(
        answer=_answer_of(draft, behaviour, at),
        message=found,
        start=start,
        end=end,
        defaults={"text": found.text[start:end], "at": at},
    )
    return quote


@transaction.atomic
def take_quote_back(*, review: int, quote: int, by: Viewer) -> Quote | None:
    """Remove a quote from a draft; gives it as it was, so that quoting it again undoes this."""
    draft = open_draft(review, by)
    found = Quote.objects.select_related("answer", "message").filter(pk=quote, answer__review=draft).first()
    if found is not None:
        Quote.objects.filter(pk=found.pk).delete()
    return found


@transaction.atomic
def keep_words(*, review: int, field: str, words: str, before: str | None, by: Viewer, at: datetime) -> bool:
    """Keep one part of the note as typed. The last writing wins; what it wrote over is kept beside.

    `before` is what this window last knew to be stored. Says whether another window's words were
    written over.
    """
    draft = open_draft(review, by)
    if field not in NOTE_FIELDS:
        raise NotSaid("The note has two parts: what worked, and the rest.")
    note, _ = DraftNote.objects.get_or_create(review=draft, defaults={"saved_at": at})
    stored = getattr(note, field)
    overwritten = before is not None and stored not in (before, words) and bool(stored.strip())
    if overwritten:
        EarlierWords.objects.create(review=draft, field=field, words=stored, at=at)
    setattr(note, field, words)
    note.saved_at = at
    note.save()
    return overwritten


@transaction.atomic
def choose_what_to_work_on(*, review: int, behaviours: Iterable[str], by: Viewer) -> None:
    """Suggest up to three behaviours to work on; more would be none."""
    draft = open_draft(review, by)
    chosen = [behaviour for behaviour in Behaviour.values if behaviour in set(behaviours)]
    if len(chosen) > 3:
        raise NotSaid("Choose three behaviours to work on at most; nobody works on more at a time.")
    draft.work_on.all().delete()
    WorkOn.objects.bulk_create(
        WorkOn(review=draft, behaviour=behaviour, place=place) for place, behaviour in enumerate(chosen, 1)
    )
