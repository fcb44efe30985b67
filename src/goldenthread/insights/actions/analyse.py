"""Reads the stored conversations with the engine, and keeps each mark with the words it rests on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
from django.db import transaction
from django.db.models import Count, F, Max

from goldenthread.analysis import heard, runner
from goldenthread.analysis.runners.contract import Runner
from goldenthread.conversations.models import Conversation
from goldenthread.conversations.stored_columns import StoredBatch, stored_batch
from goldenthread.foundation import audit
from goldenthread.foundation.models import User
from goldenthread.insights.models import Evidence, Heard, Listening, Reading
from goldenthread.insights.own_heads import read_as_this_house_does, versions
from goldenthread.insights.queries import lessons_in_force
from goldenthread.people.queries import viewer_for

# A few hundred conversations: a transaction of about a second, so that writers beside it hardly wait.
BATCH = 400


class MayNotAnalyse(Exception):
    """The account may not have the conversations read; the message says who may."""


@dataclass(slots=True)
class Analysed:
    """What was done: read now, and found already read."""

    conversations: int = 0
    messages: int = 0
    unchanged: int = 0


def analyse(
    *,
    by: User | None,
    at: datetime,
    again: bool = False,
    on: Runner | None = None,
    progress: Callable[[int, int], None] = lambda conversations, messages: None,
) -> Analysed:
    """Read every conversation that this version of the engine has not read as it stands; all with `again`.

    Each batch is kept in a transaction of its own: stopped at any moment, the next run goes on where
    this one ended. `by` is None for the machine itself. The reading happens `on` a runner, if none is named
    in this process. `progress` hears how many conversations and messages are newly behind us. Raises
    `MayNotAnalyse`.
    """
    if by is not None and not viewer_for(by, at=at).may_import():
        raise MayNotAnalyse("Leads, heads of service and administrators may have conversations read.")
    done = Analysed()
    waiting: list[StoredBatch] = []
    own = lessons_in_force()
    named = versions(own)

    def batches() -> Iterator[pa.RecordBatch]:
        for ids, unread in _in_parts(again, named):
            done.unchanged += len(ids) - len(unread)
            progress(len(ids) - len(unread), 0)
            if unread:
                waiting.append(stored_batch(unread))
                yield waiting[-1].columns

    try:
        for columns in runner.read_all(batches(), on=on):
            stored = waiting.pop(0)
            here = read_as_this_house_does(stored.columns, columns, own)
            done.conversations += _keep(stored, here, named, at)
            done.messages += stored.messages
            progress(len(stored.ids), stored.messages)
    finally:
        if done.conversations:
            audit.record(
                act="analyse",
                by=by,
                at=at,
                subject=Reading(),
                summary=f"The engine read {done.conversations:,} conversations ({done.messages:,} messages)",
            )
    return done


def _in_parts(again: bool, named: dict[str, str]) -> Iterator[tuple[list[int], list[int]]]:
    """Walk all conversations in parts: their numbers, and those of them that are to be read."""
    last = Conversation.objects.aggregate(last=Max("pk"))["last"] or 0
    begin = 0
    while True:
        ids = list(
            Conversation.objects.filter(pk__gt=begin, pk__lte=last)
            .order_by("pk")
            .values_list("pk", flat=True)[:BATCH]
        )
        if not ids:
            return
        begin = ids[-1]
        read = set() if again else _already_read(ids, named)
        yield ids, [pk for pk in ids if pk not in read]


def _already_read(ids: list[int], named: dict[str, str]) -> set[int]:
    """Find those whose readings are all of this version and of the conversation as it now stands."""
    standing = {"conversation__in": ids, "fingerprint": F("conversation__fingerprint")}
    read = (
        Reading.objects.filter(version__in=named.values(), **standing)
        .values("conversation")
        .annotate(behaviours=Count("pk"))
        .filter(behaviours=len(runner.NAMES))
    )
    listened_to = Listening.objects.filter(version=heard.VERSION, **standing)
    return set(read.values_list("conversation", flat=True)) & set(
        listened_to.values_list("conversation", flat=True)
    )


@transaction.atomic
def _keep(stored: StoredBatch, columns: pa.RecordBatch, named: dict[str, str], at: datetime) -> int:
    """Put a batch's readings in the place of older ones, but not where the conversation changed meanwhile."""
    standing = dict(
        Conversation.objects.select_for_update(no_key=True)
        .filter(pk__in=stored.ids)
        .order_by("pk")
        .values_list("pk", "fingerprint")
    )
    keep = [n for n, pk in enumerate(stored.ids) if standing.get(pk) == stored.fingerprints[n]]
    ids = [stored.ids[n] for n in keep]
    Evidence.objects.filter(reading__conversation__in=ids).delete()
    Reading.objects.filter(conversation__in=ids).delete()
    readings, spans = [], []
    for name, version in named.items():
        marks = columns.column(f"{name}_mark").to_pylist()
        evidence = columns.column(f"{name}_evidence").to_pylist()
        for n in keep:
            readings.append(
                Reading(
                    conversation_id=stored.ids[n],
                    behaviour=name,
                    mark=marks[n],
                    version=version,
                    fingerprint=stored.fingerprints[n],
                    at=at,
                )
            )
            spans.append([(stored.positions[n][s["message"]], s["start"], s["end"]) for s in evidence[n]])
    Reading.objects.bulk_create(readings, batch_size=2000)
    Evidence.objects.bulk_create(
        [
            Evidence(reading=reading, position=position, start=start, end=end)
            for reading, found in zip(readings, spans, strict=True)
            for position, start, end in found
        ],
        batch_size=4000,
    )
    _keep_what_was_heard(stored, columns, keep, at)
    return len(keep)


def _keep_what_was_heard(stored: StoredBatch, columns: pa.RecordBatch, keep: list[int], at: datetime) -> None:
    languages, praise, felt = (columns.column(name).to_pylist() for name in ("language", "praise", "felt"))
    Listening.objects.filter(conversation__in=[stored.ids[n] for n in keep]).delete()
    listenings = Listening.objects.bulk_create(
        [
            Listening(
                conversation_id=stored.ids[n],
                language=languages[n] or "",
                version=heard.VERSION,
                fingerprint=stored.fingerprints[n],
                at=at,
            )
            for n in keep
        ],
        batch_size=2000,
    )
    Heard.objects.bulk_create(
        [
            Heard(
                listening=listening,
                what=span.get("feeling", Heard.What.PRAISE),
                position=stored.positions[n][span["message"]],
                start=span["start"],
                end=span["end"],
            )
            for listening, n in zip(listenings, keep, strict=True)
            for span in (*praise[n], *felt[n])
        ],
        batch_size=4000,
    )
