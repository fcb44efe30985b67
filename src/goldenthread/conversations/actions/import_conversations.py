"""Brings the conversations of files in: begins an import, and carries it on to its end."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q

from goldenthread.conversations import door, stored_rows
from goldenthread.conversations.happenings import ConversationsImported
from goldenthread.conversations.importers import registry
from goldenthread.conversations.importers.contract import UnusableFile
from goldenthread.conversations.models import Conversation, ImportedFile, ImportRun, RefusedRow
from goldenthread.conversations.reading import Choices, Item, Way, digest_of, seldom_collecting, size_of
from goldenthread.conversations.redaction import ALL, Redactor
from goldenthread.conversations.redaction_queries import redaction_kinds
from goldenthread.conversations.rows import Layout
from goldenthread.conversations.staff import DEFAULT_TEAM, default_team, place_the_teamless
from goldenthread.foundation import audit, happenings
from goldenthread.foundation.models import User
from goldenthread.people.queries import viewer_for

from .ingest import RunIsOver, ingest

ATTEMPTS = 3


class MayNotImport(Exception):
    """Only leads, heads and administrators bring conversations in."""


class NothingUsable(Exception):
    """No file of the import can be read; the message names each and says why."""


class FileChanged(Exception):
    """A file is gone, or no longer what it was when its import began."""


def as_switched(choices: Choices) -> Choices:
    """Settle which kinds of personal data go, by the house's switches, where the choices name none."""
    kinds = redaction_kinds()
    if choices.redact is not None or kinds == ALL:
        return choices
    return replace(choices, redact=sorted(kinds))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is in one of its files."""

    file: str
    position: int
    size: int
    records: int
    messages: int


def start_import(
    *, files: Sequence[Path], by: User | None, at: datetime, choices: Choices | None = None
) -> ImportRun:
    """Begin to import files; one that cannot be read is noted, and the others go in.

    Raises `MayNotImport`, and `NothingUsable` where not one file can be read.
    """
    choices = as_switched(choices or Choices())
    if by is not None and not viewer_for(by, at=at).may_import():
        raise MayNotImport("Only leads, heads of service and administrators can import conversations.")
    looked_at = [look_at(path, choices) for path in files]
    if all(unusable for _, _, unusable in looked_at):
        raise NothingUsable(" ".join(unusable for _, _, unusable in looked_at))
    with transaction.atomic():
        run = ImportRun.objects.create(by=by, started_at=at, stored_at=at, options=asdict(choices))
        for path, about, unusable in looked_at:
            file = ImportedFile.objects.create(
                run=run, path=str(path), name=path.name[:300], finished_at=at if unusable else None, **about
            )
            if unusable:
                RefusedRow.objects.create(file=file, row=0, reason=unusable[:500])
        # A file may be called after the customer whose mail it holds, and the audit is read by many.
        names = Redactor().redact(", ".join(path.name for path, _, _ in looked_at))
        concerned = [by.person.pk] if by is not None and hasattr(by, "person") else []
        audit.record(
            act="start_import",
            by=by,
            at=at,
            subject=run,
            summary=f"Began to import {names}"[:300],
            concerns=concerned,
        )
    return run


def look_at(path: Path, choices: Choices) -> tuple[Path, dict[str, Any], str]:
    """Recognise a file and take its fingerprint; the last value says why it cannot be used."""
    path = path.expanduser().resolve()
    try:
        importer = registry.importer_for(path, format=choices.format)
        if not size_of(path):
            raise UnusableFile(f"{path.name} is empty.")
        return path, {"format": importer.NAME, "size": size_of(path), "digest": digest_of(path)}, ""
    except UnusableFile as error:
        return path, {"format": "", "size": 0, "digest": ""}, str(error)
    except OSError as error:
        return path, {"format": "", "size": 0, "digest": ""}, f"{path.name} cannot be read: {error.strerror}."


def unfinished_import(*, files: Sequence[Path], choices: Choices) -> ImportRun | None:
    """Find the import of exactly these files, with these choices, that was stopped half-way."""
    choices = as_switched(choices)
    digests = sorted(digest_of(path) for path in files if path.exists())
    runs = ImportRun.objects.filter(finished_at=None, failure="", undo=None)
    for run in runs.prefetch_related("files"):
        same_files = sorted(file.digest for file in run.files.all() if file.digest) == digests
        # Compared as choices: an import that an older version began names fewer of them.
        if same_files and Choices(**run.options) == choices:
            return run
    return None


def carry_on(
    *,
    run: ImportRun,
    clock: Callable[[], datetime],
    redact: door.Redact | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> ImportRun:
    """Read, redact and store what is still to come of an import, batch by batch, and finish it.

    Where `stop` says so after a batch it leaves the run unfinished and returns.
    Raises `FileChanged` where a file is not what it was.
    """
    choices = Choices(**run.options)
    way_in = Way(choices, door.secret_from(settings.SECRET_KEY), redact)
    try:
        for file in run.files.filter(finished_at=None):
            with seldom_collecting(), stored_rows.seldom_checkpointing():
                is_whole = _take_in(run, file, way_in, clock, progress, stop)
            if not is_whole:
                ImportRun.objects.filter(pk=run.pk).update(stored_at=None)
                break
            ImportedFile.objects.filter(pk=file.pk).update(finished_at=clock())
        else:
            _finish(run, clock())
    except RunIsOver:
        pass
    run.refresh_from_db()
    return run


def _take_in(
    run: ImportRun,
    file: ImportedFile,
    way_in: Way,
    clock: Callable[[], datetime],
    progress: Callable[[Progress], None] | None,
    stop: Callable[[], bool],
) -> bool:
    """Take the rest of one file in; says whether it came to the end."""
    path = Path(file.path)
    if not path.exists() or (file.records_done and digest_of(path) != file.digest):
        raise FileChanged(
            f"{file.name} is gone or has changed since import {run.pk} began. Put it back at {path}, "
            f"or take the import back with: goldenthread import --undo {run.pk}"
        )
    done, messages = file.records_done, 0
    try:
        for position, batch in way_in.batches(path, file.format, skip=done):
            _store(run, file, batch, done, clock())
            done += len(batch)
            messages += sum(len(item.messages) for item in batch if isinstance(item, Layout))
            if progress is not None:
                progress(Progress(file.name, position, file.size, done, messages))
            if stop():
                return False
    except UnusableFile as error:
        RefusedRow.objects.create(file=file, row=0, reason=str(error)[:500])
    return True


def _store(run: ImportRun, file: ImportedFile, batch: list[Item], start: int, at: datetime) -> None:
    """Store a batch; where someone else wrote the same person or team at that moment, once more."""
    for attempt in range(ATTEMPTS):
        try:
            ingest(run=run, file=file, items=batch, start=start, at=at)
            return
        except (IntegrityError, OperationalError):
            if attempt == ATTEMPTS - 1:
                raise


def _place_the_conversations(run: ImportRun) -> None:
    """Where a run's files knew no team at all, its conversations are the default team's."""
    came = Conversation.objects.filter(run=run)
    touched = Conversation.objects.filter(Q(run=run) | Q(pk__in=run.replaced.values("conversation")))
    if came.exists() and not touched.filter(team__isnull=False).exclude(team__name=DEFAULT_TEAM).exists():
        came.filter(team=None).update(team=default_team(run))


def _finish(run: ImportRun, at: datetime) -> None:
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.finished_at is not None:
            return
        _place_the_conversations(run)
        place_the_teamless(run)
        run.finished_at = run.stored_at = at
        run.save(update_fields=["finished_at", "stored_at"])
        concerned = [run.by.person.pk] if run.by is not None and hasattr(run.by, "person") else []
        audit.record(
            act="finish_import",
            by=run.by,
            at=at,
            subject=run,
            summary=f"Imported conversations: {run.conversations_added} new, "
            f"{run.conversations_updated} newer, {run.conversations_unchanged} known, "
            f"{run.conversations_refused} refused",
            concerns=concerned,
        )
        happenings.announce(ConversationsImported(run.pk))
    for file in run.files.all():
        path = Path(file.path)
        if path.is_relative_to(settings.UPLOADS):
            path.unlink(missing_ok=True)
