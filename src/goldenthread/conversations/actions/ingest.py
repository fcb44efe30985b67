"""Stores one batch of an import: everything of it or nothing, and how far the import came with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.db import connection, models, transaction

from goldenthread.conversations import search_index, stored_rows, versions
from goldenthread.conversations.models import (
    Conversation,
    Event,
    Handling,
    ImportedFile,
    ImportRun,
    ImportUndo,
    Message,
    RefusedRow,
    Replaced,
    Tag,
)
from goldenthread.conversations.records import Refusal
from goldenthread.conversations.rows import (
    CONVERSATION,
    EVENT,
    HANDLING,
    MESSAGE,
    Layout,
    Row,
)
from goldenthread.conversations.staff import Staff

Verdict = Literal["added", "updated", "unchanged"]
_ONE_AT_A_TIME = 720_260_501  # a number of our own for PostgreSQL's advisory lock


class RunIsOver(Exception):
    """The import was finished or undone by someone else meanwhile."""


@dataclass(slots=True)
class Known:
    """What is stored of a conversation: enough to tell whether a record is news."""

    id: int
    fingerprint: str
    updated_at: datetime | None
    run_id: int | None = None


@dataclass(slots=True)
class Sorted:
    """A batch by what is to be done with each of its records."""

    added: list[Layout] = field(default_factory=list)
    updated: list[tuple[Known, Layout]] = field(default_factory=list)
    unchanged: list[Layout] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def ingest(
    *, run: ImportRun, file: ImportedFile, items: Sequence[Layout | Refusal], start: int, at: datetime
) -> int:
    """Store the items of a file from its `start`-th on; returns how many of the file are now stored.

    What another process stored of the same run meanwhile is passed over. The run's numbers and the
    place in the file change in the same transaction, so a kill at any moment loses nothing and
    doubles nothing. No two items may be versions of one conversation.
    """
    with transaction.atomic():
        _wait_for_our_turn()
        run = ImportRun.objects.get(pk=run.pk)
        if run.finished_at or ImportUndo.objects.filter(run=run).exists():
            raise RunIsOver("The import is over: it was finished or undone meanwhile.")
        file = ImportedFile.objects.get(pk=file.pk)
        end = start + len(items)
        if file.records_done >= end:
            return file.records_done
        batch = sort_out(items[file.records_done - start :])
        _refuse(run, file, batch.refused)
        staff = Staff(run)
        staff.settle([*batch.added, *(newer for _, newer in batch.updated)])
        run.people_added += staff.people_added
        _add(run, batch.added, staff)
        _update(run, file, batch.updated, staff)
        run.conversations_unchanged += len(batch.unchanged)
        run.messages_unchanged += sum(len(layout.messages) for layout in batch.unchanged)
        run.stored_at = at
        run.save()
        file.records_done = end
        file.save(update_fields=["records_done"])
        return end


def sort_out(items: Sequence[Layout | Refusal]) -> Sorted:
    """Sort a batch into new, newer, known and refused, in its order; reads the database, writes nothing."""
    known = stored_versions([item for item in items if isinstance(item, Layout)])
    batch = Sorted()
    for item in items:
        if isinstance(item, Refusal):
            batch.refused.append(item)
            continue
        stored = known.get(item.key)
        verdict = judge(item, stored)
        if stored is not None and verdict == "updated":
            batch.updated.append((stored, item))
        else:
            (batch.added if verdict == "added" else batch.unchanged).append(item)
    return batch


def judge(item: Layout, stored: Known | None) -> Verdict:
    """Say what a record is to what is stored: new, newer, or nothing new (the same, or an older version)."""
    if stored is None:
        return "added"
    if stored.fingerprint == item.fingerprint:
        return "unchanged"
    ours, theirs = stored.updated_at, item.updated_at
    return "unchanged" if ours and theirs and theirs < ours else "updated"


def stored_versions(items: Sequence[Layout]) -> dict[tuple[str, str], Known]:
    """Find what is stored under the records' own ids."""
    by_source: dict[str, list[str]] = {}
    for item in items:
        source, source_id = item.key
        by_source.setdefault(source, []).append(source_id)
    found: dict[tuple[str, str], Known] = {}
    for source, ids in by_source.items():
        stored = Conversation.objects.filter(source=source, source_id__in=ids)
        for source_id, number, print_, updated_at, run_id in stored.values_list(
            "source_id", "pk", "fingerprint", "updated_at", "run_id"
        ):
            found[source, source_id] = Known(number, print_, updated_at, run_id)
    return found


def _wait_for_our_turn() -> None:
    """Let one batch in at a time, as SQLite does by itself: people and teams are then never made twice."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])


def _refuse(run: ImportRun, file: ImportedFile, refused: list[Refusal]) -> None:
    RefusedRow.objects.bulk_create(
        RefusedRow(file=file, row=r.row, field=(r.field or "")[:100], reason=r.reason[:500]) for r in refused
    )
    run.conversations_refused += sum(r.what == "conversation" for r in refused)
    run.messages_refused += sum(r.what == "message" for r in refused)


def _add(run: ImportRun, added: list[Layout], staff: Staff) -> None:
    if not added:
        return
    rows: dict[type[models.Model], list[Row]] = {
        model: [] for model in (Conversation, Message, Event, Tag, Handling)
    }
    documents = []
    for number, layout in zip(stored_rows.new_ids(Conversation, len(added)), added, strict=True):
        people = staff.people_of(layout)
        rows[Conversation].append((number, run.pk, *layout.head_by(people, staff.team(layout.team))))
        rows[Message] += [[number, people[row[0]], *row[1:]] for row in layout.messages]
        rows[Event] += [[number, people[row[0]], *row[1:]] for row in layout.events]
        rows[Tag] += [(number, tag) for tag in layout.tags]
        rows[Handling] += [(number, *handling) for handling in layout.handlings_by(people)]
        documents.append(_document(number, layout))
        run.messages_added += len(layout.messages)
    run.conversations_added += len(added)
    stored_rows.insert(Conversation, ("id", "run", *CONVERSATION), rows[Conversation])
    stored_rows.insert(Message, ("conversation", *MESSAGE), rows[Message])
    stored_rows.insert(Event, ("conversation", *EVENT), rows[Event])
    stored_rows.insert(Tag, ("conversation", "name"), rows[Tag])
    stored_rows.insert(Handling, ("conversation", *HANDLING), rows[Handling])
    search_index.add(documents)


def _update(run: ImportRun, file: ImportedFile, updated: list[tuple[Known, Layout]], staff: Staff) -> None:
    _keep_what_was(run, [known for known, _ in updated])
    for known, layout in updated:
        try:
            with transaction.atomic():
                change = _bring(known, layout, staff)
        except (models.ProtectedError, models.RestrictedError):
            reason = "A message that other work rests on is missing from the newer version; ours was kept."
            _refuse(run, file, [Refusal(file.name, layout.row, "messages", reason)])
            Replaced.objects.filter(run=run, conversation=known.id).delete()
            continue
        run.conversations_updated += 1
        run.messages_added += change.added
        run.messages_updated += change.updated
        run.messages_unchanged += change.unchanged
    search_index.refresh(known.id for known, _ in updated)


def _bring(known: Known, layout: Layout, staff: Staff) -> versions.Change:
    people = staff.people_of(layout)
    [head] = versions.as_rows(CONVERSATION, [layout.head_by(people, staff.team(layout.team))], Conversation)
    if head["team_id"] is None:  # a version that tells no team does not take the one we know away
        del head["team_id"]
    return versions.bring_to(
        known.id,
        head,
        versions.as_rows(MESSAGE, layout.messages_by(people), Message),
        {
            "events": versions.as_rows(EVENT, layout.events_by(people), Event),
            "tags": [{"name": tag} for tag in layout.tags],
            "handlings": versions.as_rows(HANDLING, layout.handlings_by(people), Handling),
        },
    )


def _keep_what_was(run: ImportRun, updated: list[Known]) -> None:
    """Keep what conversations were before this run, once; what the run itself added was nothing before."""
    numbers = {known.id for known in updated if known.run_id != run.pk}
    numbers -= set(
        Replaced.objects.filter(run=run, conversation__in=numbers).values_list("conversation_id", flat=True)
    )
    Replaced.objects.bulk_create(
        Replaced(run=run, conversation_id=pk, before=row) for pk, row in versions.before(numbers).items()
    )


def _document(number: int, layout: Layout) -> search_index.Document:
    return number, layout.subject, "\n".join(layout.said), "\n".join(layout.noted), layout.comment
