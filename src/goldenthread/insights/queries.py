"""Finds what the engine read. A reading is about a conversation, never about a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.db.models import F, Q
from django.utils.translation import get_language_info

from goldenthread.analysis import runner
from goldenthread.analysis.heads import Heads
from goldenthread.analysis.language import READ
from goldenthread.analysis.learning.marks import OwnMarks
from goldenthread.conversations.models import Conversation, Handling, Message
from goldenthread.conversations.queries import conversations_for
from goldenthread.people.viewer import Viewer

from .models import Dismissal, Heard, Lesson, Listening, Reading
from .models.reading import Behaviour, Mark
from .own_heads import Own


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a conversation: characters `start` to `end` of the message at `position`."""

    position: int
    start: int
    end: int
    number: int = 0  # of the stored evidence


@dataclass(frozen=True, slots=True)
class Seen:
    """What the engine says of one behaviour in one conversation, and the words it rests on."""

    behaviour: Behaviour
    mark: Mark
    spans: tuple[Span, ...]


def evidence_of(conversation: Conversation) -> list[Seen]:
    """Find what the engine read in a conversation, in the order of the standard; empty if it has not yet.

    Checks no viewer: for packages above that have, and that know whether a hint may be shown now.
    A reading of an older version of the conversation is left out, since its words may have moved.
    """
    order = list(Behaviour)
    readings = Reading.objects.filter(
        conversation=conversation, fingerprint=conversation.fingerprint
    ).prefetch_related("evidence")
    return sorted(
        (
            Seen(
                Behaviour(reading.behaviour),
                Mark(reading.mark),
                tuple(Span(e.position, e.start, e.end, e.pk) for e in reading.evidence.all()),
            )
            for reading in readings
        ),
        key=lambda seen: order.index(seen.behaviour),
    )


def evidence_for(viewer: Viewer, conversation_id: int) -> list[Seen]:
    """Find what the engine read in a conversation that this viewer may read; empty for anyone else.

    Whoever has a review of it open must not be handed this before they answered: a package above says so.
    """
    conversation = conversations_for(viewer).filter(pk=conversation_id).first()
    return evidence_of(conversation) if conversation else []


@dataclass(frozen=True, slots=True)
class Words:
    """A customer's words, and what they show."""

    what: Heard.What
    span: Span
    text: str


def heard_in(conversation: Conversation) -> list[Words]:
    """Find the customer's words of praise and feeling in a conversation as it now stands, in its order.

    Checks no viewer: for packages above that have.
    """
    found = list(
        Heard.objects.filter(
            listening__conversation=conversation, listening__fingerprint=conversation.fingerprint
        )
    )
    texts = _texts({(conversation.pk, row.position) for row in found})
    return [_words(row, texts[conversation.pk, row.position]) for row in found]


def unread_language_of(conversation: Conversation) -> str:
    """Name the language of a conversation that the engine does not read; empty where it does."""
    listening = Listening.objects.filter(
        conversation=conversation, fingerprint=conversation.fingerprint
    ).first()
    if listening is None or listening.language in ("", READ):
        return ""
    try:
        return str(get_language_info(listening.language)["name_translated"])
    except KeyError:
        return f"a language that is not English ({listening.language})"


@dataclass(frozen=True, slots=True)
class Praise:
    """What a customer praised, when, and who of us was there."""

    number: int
    conversation: int
    words: Words
    at: datetime | None
    people: tuple[str, ...]


def praise_for(
    viewer: Viewer, *, at: datetime, older_than: int | None = None, most: int = 20
) -> list[Praise]:
    """Find customers' praise in the conversations that this viewer may read, the newest first.

    `older_than` goes on after a piece of praise, by its number.
    """
    found = Heard.objects.filter(
        what=Heard.What.PRAISE, listening__conversation__in=conversations_for(viewer, at=at)
    ).order_by(F("listening__conversation__opened_at").desc(nulls_last=True), "-pk")
    dated = Heard.objects.select_related("listening__conversation")
    if older_than is not None and (last := dated.filter(pk=older_than).first()) is not None:
        opened = last.listening.conversation.opened_at
        of_that_moment = Q(listening__conversation__opened_at=opened, pk__lt=last.pk)
        found = found.filter(of_that_moment | _earlier_than(opened))
    rows = list(found.select_related("listening__conversation")[:most])
    numbers = {row.listening.conversation_id for row in rows}
    texts = _texts({(row.listening.conversation_id, row.position) for row in rows})
    there: dict[int, list[str]] = {}
    for number, name in (
        Handling.objects.filter(conversation__in=numbers, messages__gt=0)
        .order_by("person__name")
        .values_list("conversation_id", "person__name")
    ):
        there.setdefault(number, []).append(name)
    return [
        Praise(
            row.pk,
            row.listening.conversation_id,
            _words(row, texts[row.listening.conversation_id, row.position]),
            row.listening.conversation.opened_at,
            tuple(there.get(row.listening.conversation_id, ())),
        )
        for row in rows
    ]


def _earlier_than(moment: datetime | None) -> Q:
    """Narrow to conversations opened before a moment; those without a date come last of all."""
    if moment is None:
        return Q(listening__conversation__in=[])
    return Q(listening__conversation__opened_at__lt=moment) | Q(listening__conversation__opened_at=None)


def _words(row: Heard, text: str) -> Words:
    span = Span(row.position, row.start, row.end)
    return Words(Heard.What(row.what), span, text[row.start : row.end])


def _texts(places: set[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Fetch the messages at some places (conversation, position)."""
    said = Message.objects.filter(
        conversation__in={number for number, _ in places}, position__in={position for _, position in places}
    )
    return {
        (number, position): text
        for number, position, text in said.values_list("conversation_id", "position", "text")
    }


def lessons_in_force() -> dict[str, Own]:
    """Find what was learnt and stands: of each kind the latest that was kept and not taken back.

    What was learnt beside another version of the shipped engine does not count.
    """
    latest: dict[tuple[str, str], Lesson] = {}
    for lesson in Lesson.objects.filter(undone=None).exclude(head=None).order_by("at", "pk"):
        if lesson.version == runner.VERSIONS.get(lesson.behaviour):
            latest[lesson.behaviour, lesson.about] = lesson
    own: dict[str, Own] = {}
    for name in dict.fromkeys(behaviour for behaviour, _ in latest):
        marks = latest.get((name, Lesson.About.MARKS))
        evidence = latest.get((name, Lesson.About.EVIDENCE))
        own[name] = Own(
            OwnMarks.unpacked(bytes(marks.head or b"")) if marks else None,
            Heads.load(BytesIO(evidence.head or b"")) if evidence else None,
            tuple(lesson.pk for lesson in (marks, evidence) if lesson),
        )
    return own


def dismissals_by(person: int | None, conversation: Conversation) -> dict[tuple[str, int, int, int], int]:
    """Find what a person dismissed in a conversation: behaviour and place, with the dismissal's number."""
    mine = Dismissal.objects.filter(
        conversation=conversation, fingerprint=conversation.fingerprint, by=person or 0
    )
    return {
        (behaviour, position, start, end): number
        for behaviour, position, start, end, number in mine.values_list(
            "behaviour", "position", "start", "end", "pk"
        )
    }


@dataclass(frozen=True, slots=True)
class Example:
    """A conversation that is read differently since a lesson."""

    conversation: int
    before: Mark
    after: Mark


@dataclass(frozen=True, slots=True)
class Learnt:
    """A lesson as a page tells it."""

    lesson: Lesson
    in_force: bool
    examples: list[Example]


def lessons_for(viewer: Viewer, *, at: datetime) -> list[Learnt]:
    """Find every lesson, the newest first, each with its examples among what this viewer may read."""
    standing = {number for own in lessons_in_force().values() for number in own.lessons}
    lessons = list(Lesson.objects.select_related("undone__by").order_by("-at", "-pk")[:200])
    told = {number for lesson in lessons for number, _, _ in lesson.examples}
    open_to_them = set(
        conversations_for(viewer, at=at).filter(pk__in=told).values_list("pk", flat=True) if told else ()
    )
    return [
        Learnt(
            lesson,
            lesson.pk in standing,
            [Example(n, Mark(was), Mark(now)) for n, was, now in lesson.examples if n in open_to_them],
        )
        for lesson in lessons
    ]


def dismissed_in(behaviour: str, conversations: Iterable[int]) -> dict[int, set[tuple[int, int, int]]]:
    """Find the underlines of a behaviour that people dismissed in conversations as they now stand."""
    found: dict[int, set[tuple[int, int, int]]] = {}
    dismissed = Dismissal.objects.filter(
        behaviour=behaviour, conversation__in=list(conversations), fingerprint=F("conversation__fingerprint")
    )
    for number, position, start, end in dismissed.values_list("conversation_id", "position", "start", "end"):
        found.setdefault(number, set()).add((position, start, end))
    return found
