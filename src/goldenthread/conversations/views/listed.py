"""What the list shows of each conversation and of the filters in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.people.viewer import Viewer

from .. import queries
from ..excerpts import Piece, excerpt, first_sentence
from ..filters import Filters
from ..models import Conversation


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: the conversation, how the customer began, and where the search found its words."""

    conversation: Conversation
    opening: str
    found: list[Piece]

    @property
    def title(self) -> str:
        """The subject, or nothing where the customer's own words must do."""
        return self.conversation.subject.strip()


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words, and the address of the list without it."""

    words: str
    without: str


def listed(numbers: list[int], filters: Filters) -> list[Listed]:
    """Fetch the rows of a list."""
    texts = queries.texts_with(numbers, filters.q) if filters.q else {}
    rows = []
    for conversation in queries.with_facts(numbers):
        pieces = [excerpt(text, filters.q) for text in texts.get(conversation.pk, ())]
        opening = first_sentence(getattr(conversation, "opening", None) or "")
        rows.append(Listed(conversation, opening, next((found for found in pieces if found), [])))
    return rows


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
        yield "channel", dict(Conversation.Channel.choices).get(filters.channel, filters.channel)
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
