"""Someone says that words which the engine underlined do not show the behaviour, or takes that back."""

from datetime import datetime

from goldenthread.conversations.models import Conversation
from goldenthread.insights.models import Dismissal, Evidence


class NotUnderlined(Exception):
    """The engine does not point at these words (any more)."""


def dismiss_words(*, conversation: Conversation, evidence: int, by: int, at: datetime) -> Dismissal:
    """Keep that a person finds an underline wrong; said twice, it counts once.

    `evidence` is the underline's number, `by` the person's. The reading stays as it is: the engine learns
    from many such words. For packages above, which know that the person may see it. Raises `NotUnderlined`.
    """
    found = (
        Evidence.objects.filter(pk=evidence, reading__conversation=conversation)
        .select_related("reading")
        .first()
    )
    if found is None:
        raise NotUnderlined("The engine has read this conversation again meanwhile; look at it anew.")
    dismissal, _ = Dismissal.objects.get_or_create(
        conversation=conversation,
        behaviour=found.reading.behaviour,
        position=found.position,
        start=found.start,
        end=found.end,
        by_id=by,
        defaults={"at": at, "fingerprint": conversation.fingerprint},
    )
    return dismissal


def take_back_dismissal(*, dismissal: int, by: int) -> None:
    """Let a person's own dismissal go; one that is not theirs, or gone, changes nothing."""
    Dismissal.objects.filter(pk=dismissal, by=by).delete()
