"""Prepares the sample team from nothing to the first draw, and goes on where it was interrupted."""

import gzip
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson
from django.conf import settings
from django.db import transaction

from goldenthread.conversations.actions.import_conversations import Progress, carry_on, start_import
from goldenthread.conversations.reading import Choices
from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.demo.actions.settle_sample_team import settle_sample_team
from goldenthread.entrypoints.demo.first_reviews import write_first_reviews
from goldenthread.entrypoints.demo.simulate import simulate
from goldenthread.entrypoints.models import SampleTeam
from goldenthread.foundation.models import User
from goldenthread.insights.actions.analyse import analyse
from goldenthread.reviews.actions.draw_week import draw_week
from goldenthread.reviews.weeks import week_of
from goldenthread.today.queries import SAMPLE_SOURCE

Stage = Callable[[str], AbstractContextManager[None]]
Watch = Callable[[], AbstractContextManager[Callable[[Progress], None] | None]]


def _unwatched(words: str) -> AbstractContextManager[None]:
    return nullcontext()


def _unread() -> AbstractContextManager[Callable[[int, int], None]]:
    return nullcontext(lambda conversations, messages: None)


@dataclass(frozen=True, slots=True)
class Teller:
    """How a preparation says where it is: `stage` wraps each step, `watch` and `reading` show progress."""

    stage: Stage = _unwatched
    watch: Watch = nullcontext
    reading: Callable[[], AbstractContextManager[Callable[[int, int], None]]] = _unread


def prepare_sample_team(
    *, by: User | None, clock: Callable[[], datetime], tell: Teller | None = None
) -> SampleTeam:
    """Settle the cast, write their twelve weeks, import them, read them and draw the first week.

    What is done already is not done again, so that a second run is quick and a killed one goes on.
    """
    tell = tell or Teller()
    with tell.stage(f"{cast.COMPANY} moves in"):
        sample = settle_sample_team(by=by, at=clock())
    if sample.ready_at is not None:
        draw_this_week(sample, clock, tell)
        return sample
    file = sample_file()
    if sample.run is None or sample.run.finished_at is None:
        if not file.exists():
            with tell.stage("Twelve weeks of conversations are written"):
                write_sample(file, sample)
        with tell.stage("They come in through the ordinary import, redacted at the door"):
            _import(file, sample, clock, tell)
        if not SampleTeam.objects.filter(pk=sample.pk).exists():
            return sample  # taken away meanwhile
    with tell.stage("The engine reads them for the seven behaviours"), tell.reading() as progress:
        analyse(by=None, at=clock(), progress=progress)
    draw_this_week(sample, clock, tell)
    with tell.stage("Three colleagues write the first reviews"):
        write_first_reviews(at=clock())
    sample.ready_at = clock()
    sample.save(update_fields=["ready_at"])
    return sample


def draw_this_week(sample: SampleTeam, clock: Callable[[], datetime], tell: Teller) -> None:
    """Draw the week that today is in, once: a sample that stood for a month still asks something."""
    with tell.stage("This week's conversations to review are drawn"):
        draw_week(week=week_of(clock()), seed=sample.seed, by=None, at=clock())


def sample_file() -> Path:
    """Say where the sample's file lies while it is being imported."""
    return Path(settings.UPLOADS) / "sample-team.jsonl.gz"


def write_sample(file: Path, sample: SampleTeam) -> None:
    """Write the simulated conversations, whole or not at all; the same sample gives the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    with half.open("wb") as raw, gzip.GzipFile("", "wb", 1, raw, mtime=0) as zipped:
        for conversation in simulate(sample.seed, sample.made_at):
            zipped.write(orjson.dumps(conversation) + b"\n")
    os.replace(half, file)


def _import(file: Path, sample: SampleTeam, clock: Callable[[], datetime], tell: Teller) -> None:
    if sample.run is None:
        choices = Choices(format="jsonl", source=SAMPLE_SOURCE, staff=[f"@{cast.MAIL_DOMAIN}"])
        with transaction.atomic():  # or a kill in between would leave an import that nobody carries on
            sample.run = start_import(files=[file], by=None, at=clock(), choices=choices)
            sample.save(update_fields=["run"])
    with tell.watch() as progress:
        carry_on(run=sample.run, clock=clock, progress=progress)
    sample.run.refresh_from_db()
