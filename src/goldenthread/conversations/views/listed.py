"""What the list shows of each conversation and of the filters in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from goldenthread.people.viewer import Viewer

from .. import queries
from ..excerpts import Piece, excerpt, first_sentence
from ..filters import Filters
from ..models import Conversation

CHANNELS: dict[str, str] = dict(Conversation.Channel.choices)


MOST_NAMES, MOST_TAGS = 4, 6


@dataclass(frozen=True, slots=True)
class Listed:
    """One row, worded here rather than in the template, which thirty rows would make slow."""

    address: str
    title: str
    quote: str
    found: list[Piece]
    opened: str
    moment: str
    facts: list[str]
    has_notes: bool
    tags: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words, and the address of the list without it."""

    words: str
    without: str


def listed(numbers: list[int], filters: Filters) -> list[Listed]:
    """Fetch the rows of a list and word them."""
    texts = queries.texts_with(numbers) if filters.q else {}
    start, trail = reverse("conversations:list"), filters.address()
    trail = f"?from=list&{trail}" if trail else "?from=list"
    return [
        _listed(row, start, trail, _where_found(row, texts, filters.q) if filters.q else [])
        for row in queries.rows_of(numbers)
    ]


def _where_found(row: queries.Row, texts: dict[int, list[str]], query: str) -> list[Piece]:
    pieces = (excerpt(text, query) for text in (*texts.get(row.pk, ()), row.csat_comment))
    return next((found for found in pieces if found), [])


def _listed(row: queries.Row, start: str, trail: str, found: list[Piece]) -> Listed:
    subject, opening = row.subject.strip(), first_sentence(row.opening or "")
    channel = CHANNELS.get(row.channel, row.channel)
    opened = row.opened_at and timezone.localtime(row.opened_at)
    people = ", ".join(row.people[:MOST_NAMES]) + (" and others" if len(row.people) > MOST_NAMES else "")
    comment = "Customer's comment" if row.csat_comment else ""
    return Listed(
        address=f"{start}{row.pk}/{trail}",
        title=subject or ("" if opening else f"{channel} without words of the customer"),
        quote=opening,
        found=found,
        opened=f"{opened.day} {opened:%b %Y, %H:%M}" if opened else "",
        moment=opened.isoformat() if opened else "",
        facts=[fact for fact in (channel, row.team, people, comment) if fact],
        has_notes=row.has_notes,
        tags=[(tag, f"{start}?{urlencode({'tag': tag})}") for tag in row.tags[:MOST_TAGS]],
    )


def chips(viewer: Viewer, filters: Filters) -> list[Chip]:
    """Say the filters in force, each with the way to drop it."""
    return [Chip(words, filters.without(name).address()) for name, words in _in_words(viewer, filters)]


def _in_words(viewer: Viewer, filters: Filters) -> Iterator[tuple[str, str]]:
    if filters.q:
        yield "q", f"“{filters.q}”"
    if filters.team is not None:
        team = queries.teams_to_choose_from(viewer).filter(pk=filters.team).first()
        yield "team", str(team or "another team")
    if filters.person is not None:
        person = queries.people_to_choose_from(viewer).filter(pk=filters.person).first()
        yield "person", str(person or "someone outside your teams")
    if filters.channel:
        yield "channel", CHANNELS.get(filters.channel, filters.channel)
    if filters.tag:
        yield "tag", f"tagged {filters.tag}"
    if filters.since:
        yield "since", f"from {filters.since.day} {filters.since:%b %Y}"
    if filters.until:
        yield "until", f"to {filters.until.day} {filters.until:%b %Y}"
    if filters.notes:
        yield "notes", "with notes"
    if filters.comment:
        yield "comment", "with the customer's comment"
