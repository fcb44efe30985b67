"""What a page shows of a language model's proposals about a conversation, gathered."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings

from goldenthread.conversations.models import Conversation, Message
from goldenthread.insights.language_model.setting import LanguageModel
from goldenthread.insights.models.reading import Behaviour, Mark
from goldenthread.insights.proposal_queries import proposals_of


@dataclass(frozen=True, slots=True)
class ProposedWords:
    """Words that a language model points at, who wrote them, and what it takes them for."""

    behaviour: Behaviour
    mark: Mark
    speaker: str
    position: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A language model's proposals: whose, in which words, what went wrong, and where a new question goes.

    `address` and `model` are those that would be asked now, empty where none is set up.
    """

    address: str
    model: str
    by: str
    words: tuple[ProposedWords, ...]
    dropped: int
    is_answered: bool
    is_waiting: bool
    says: str

    def of_behaviour(self, behaviour: str) -> "Proposed":
        """Narrow to one behaviour, for a reviewer who has answered that one only."""
        words = tuple(one for one in self.words if one.behaviour == behaviour)
        return replace(self, words=words, dropped=0)  # what was dropped is of all seven

    @property
    def behaviours(self) -> list[str]:
        """What a viewer of this has had a hint of."""
        return sorted({one.behaviour.value for one in self.words})


def proposed_of(conversation: Conversation, *, at: datetime) -> Proposed | None:
    """Gather the proposals on a conversation as it now stands; None where there is no model and was none.

    Checks no viewer and no blindness: for pages that have.
    """
    model: LanguageModel | None = settings.LANGUAGE_MODEL
    found = proposals_of(conversation, at=at)
    if model is None and found.answered is None:
        return None
    places = {proposal.position for proposal in found.proposals}
    messages = Message.objects.filter(conversation=conversation, position__in=places)
    said = {message.position: message for message in messages}
    return Proposed(
        address=model.url if model else "",
        model=model.name if model else "",
        by=found.answered.model if found.answered else "",
        words=tuple(
            ProposedWords(
                Behaviour(one.behaviour),
                Mark(one.mark),
                _speaker(said[one.position]),
                one.position,
                one.start,
                one.end,
                said[one.position].text[one.start : one.end],
            )
            for one in found.proposals
            if one.position in said
        ),
        dropped=found.answered.dropped if found.answered else 0,
        is_answered=found.answered is not None,
        is_waiting=found.is_waiting,
        says=found.says,
    )


def _speaker(message: Message) -> str:
    return "note" if message.is_internal else message.get_role_display().lower()
