"""Someone opens what the engine reads; from then on their answers to it are not blind."""

from collections.abc import Iterable
from datetime import datetime

from goldenthread.reviews.models import EvidenceSeen


def see_evidence(*, person: int, conversation: int, behaviours: Iterable[str], at: datetime) -> None:
    """Keep that a person saw the engine's reading, the first time only."""
    wanted = set(behaviours)
    known = EvidenceSeen.objects.filter(person=person, conversation=conversation, behaviour__in=wanted)
    new = wanted - set(known.values_list("behaviour", flat=True))
    EvidenceSeen.objects.bulk_create(
        [
            EvidenceSeen(person_id=person, conversation_id=conversation, behaviour=behaviour, at=at)
            for behaviour in sorted(new)
        ],
        ignore_conflicts=True,
    )
