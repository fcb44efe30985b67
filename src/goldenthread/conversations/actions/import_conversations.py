"""Brings the conversations of files in: begins an import, and carries it on to its end."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from goldenthread.conversations import door
from goldenthread.conversations.happenings import ConversationsImported
from goldenthread.conversations.importers import registry
from goldenthread.conversations.importers.contract import Options, UnusableFile
from goldenthread.conversations.models import Conversation, ImportedFile, ImportRun, RefusedRow
from goldenthread.conversations.records import Refusal
from goldenthread.conversations.redaction import ALL
from goldenthread.conversations.redaction_queries import redaction_kinds
from goldenthread.conversations.staff import DEFAULT_TEAM, default_team, place_the_teamless
from goldenthread.foundation import audit, happenings
from goldenthread.foundation.models import User
from goldenthread.people.queries import viewer_for

from .ingest import RunIsOver, ingest

BATCH_CONVERSATIONS = 500
BATCH_LETTERS = 4_000_000


class MayNotImport(Exception):
    """Only leads, heads and administrators bring conversations in."""


class NothingUsable(Exception):
    """No file of the import can be read; the message names each and says why."""


class FileChanged(Exception):
    """A file is gone, or no longer what it was when its import began."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person importing settled beforehand; kept with the run, so that it resumes the same way.

    `redact` names the kinds of personal data to take out; None means every kind.
    """

    format: str | None = None
    mapping: dict[str, str] = field(default_factory=dict)
    staff: list[str] = field(default_factory=list)
    source: str | None = None
    team: str | None = None
    timezone: str = "UTC"
    day_first: bool | None = None
    redact: list[str] | None = None

    def options(self) -> Options:
        """Tell an importer what concerns it."""
        return Options(
            mapping=self.mapping,
            staff=frozenset(self.staff),
            source=self.source,
            team=self.team,
            timezone=self.timezone,
            day_first=self.day_first,
        )


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
        names = ", ".join(path.name for path in files)
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
        if not path.stat().st_size:
            raise UnusableFile(f"{path.name} is empty.")
        return path, {"format": importer.NAME, "size": path.stat().st_size, "digest": digest_of(path)}, ""
    except UnusableFile as error:
        return path, {"format": "", "size": 0, "digest": ""}, str(error)
    except OSError as error:
        return path, {"format": "", "size": 0, "digest": ""}, f"{path.name} cannot be read: {error.strerror}."


def digest_of(path: Path) -> str:
    """Take a file's SHA-256."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def unfinished_import(*, files: Sequence[Path], choices: Choices) -> ImportRun | None:
    """Find the import of exactly these files, with these choices, that was stopped half-way."""
    digests = sorted(digest_of(path) for path in files if path.is_file())
    runs = ImportRun.objects.filter(
        finished_at=None, failure="", undo=None, options=asdict(as_switched(choices))
    )
    for run in runs.prefetch_related("files"):
        if sorted(file.digest for file in run.files.all() if file.digest) == digests:
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

    Where `stop` says so it stores what it has read, leaves the run unfinished and returns.
    Raises `FileChanged` where a file is not what it was.
    """
    choices = Choices(**run.options)
    way_in = Way(choices, redact or door.redactor(choices.redact))
    try:
        for file in run.files.filter(finished_at=None):
            if not _take_in(run, file, way_in, clock, progress, stop):
                ImportRun.objects.filter(pk=run.pk).update(stored_at=None)
                break
            ImportedFile.objects.filter(pk=file.pk).update(finished_at=clock())
        else:
            _finish(run, clock())
    except RunIsOver:
        pass
    run.refresh_from_db()
    return run


class Way:
    """From a file's bytes to admitted records."""

    def __init__(self, choices: Choices, redact: door.Redact) -> None:
        self.choices = choices
        self.redact = redact
        self.zone = ZoneInfo(choices.timezone)
        self.secret = door.secret_from(settings.SECRET_KEY)

    def items(
        self, file: BinaryIO, path: Path, format: str, skip: int = 0
    ) -> Iterator[door.Admitted | Refusal]:
        """Read, redact and fingerprint a file's records, leaving out those stored already."""
        importer = registry.importer_for(path, format=format)
        read = importer.read(file, path=path, options=self.choices.options())
        for number, item in enumerate(read):
            if number >= skip:
                yield door.admit(item, redact=self.redact, secret=self.secret, zone=self.zone, file=path.name)


def batches(items: Iterable[door.Admitted | Refusal]) -> Iterator[list[door.Admitted | Refusal]]:
    """Gather items into batches of bounded size that hold no conversation twice."""
    batch: list[door.Admitted | Refusal] = []
    letters = 0
    within: set[tuple[str, str] | None] = set()
    for item in items:
        told = item.record if isinstance(item, door.Admitted) else None
        key = (told.source, told.id) if told else None
        if batch and (
            len(batch) >= BATCH_CONVERSATIONS or letters >= BATCH_LETTERS or (key and key in within)
        ):
            yield batch
            batch, letters, within = [], 0, set()
        batch.append(item)
        if told:
            within.add(key)
            letters += sum(len(message.text) for message in told.messages)
    if batch:
        yield batch


def position_in(file: BinaryIO) -> int:
    """Say how many bytes of the file on disk are read; of a zipped one, the zipped bytes."""
    return int(getattr(file, "fileobj", file).tell())


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
    if not path.is_file() or (file.records_done and digest_of(path) != file.digest):
        raise FileChanged(
            f"{file.name} is gone or has changed since import {run.pk} began. Put it back at {path}, "
            f"or take the import back with: goldenthread import --undo {run.pk}"
        )
    done, messages = file.records_done, 0
    stopped = False

    def until_stopped(items: Iterator[door.Admitted | Refusal]) -> Iterator[door.Admitted | Refusal]:
        nonlocal stopped
        for item in items:
            yield item
            if stop():
                stopped = True
                return

    with registry.open_file(path) as opened:
        try:
            for batch in batches(until_stopped(way_in.items(opened, path, file.format, skip=done))):
                ingest(run=run, file=file, items=batch, start=done, at=clock())
                done += len(batch)
                messages += sum(len(i.record.messages) for i in batch if isinstance(i, door.Admitted))
                if progress is not None:
                    progress(Progress(file.name, position_in(opened), file.size, done, messages))
        except UnusableFile as error:
            RefusedRow.objects.create(file=file, row=0, reason=str(error)[:500])
    return not stopped


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
