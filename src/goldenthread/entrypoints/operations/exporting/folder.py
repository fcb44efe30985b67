"""Writes the folder of an export: whole or not at all."""

import csv
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from goldenthread import __version__
from goldenthread.conversations.models import Conversation
from goldenthread.foundation import audit
from goldenthread.people.models import Person

from . import conversations
from .sheets import sheets

Progress = Callable[[int], None]


class CannotExport(Exception):
    """The folder cannot take the export; the message says why."""


def export_to(folder: Path, *, at: datetime, progress: Progress = lambda done: None) -> dict[str, int]:
    """Write every file beside and put the folder in place at the end; says how many rows each holds.

    Raises `CannotExport` where the folder exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotExport(
            f"{folder} exists and is not empty. Name a new folder: an export replaces nothing."
        )
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True, mode=0o700)
    try:
        told = _write(unfinished, at, progress)
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    audit.record(
        act="export",
        by=None,
        at=at,
        subject=None,
        summary="Everything was exported to a folder on the server",
        concerns=Person.objects.values_list("pk", flat=True),
    )
    return told


def _write(folder: Path, at: datetime, progress: Progress) -> dict[str, int]:
    about = {
        "conversations.jsonl": "Conversations with messages, notes, events and tags; `goldenthread import` reads it."
    }
    told = {"conversations.jsonl": 0}
    with (folder / "conversations.jsonl").open("wb") as file:
        for line in conversations.lines():
            file.write(line)
            told["conversations.jsonl"] += 1
            progress(1)
    for sheet in sheets():
        about[sheet.file] = sheet.what
        told[sheet.file] = 0
        with (folder / sheet.file).open("w", newline="", encoding="utf-8") as table:
            writer = csv.writer(table)
            writer.writerow(sheet.columns)
            for row in sheet.rows:
                writer.writerow(row)
                told[sheet.file] += 1
    lines = [f"| `{name}` | {about[name]} | {count:,} |" for name, count in told.items()]
    (folder / "README.md").write_text(
        _README.format(version=__version__, at=at, files="\n".join(lines)), encoding="utf-8"
    )
    return told


def how_many() -> int:
    """Count the conversations, for the progress."""
    return Conversation.objects.count()


_README = """# An export of Golden Thread

Made by version {version} on {at:%Y-%m-%d %H:%M} UTC. UTF-8, times in UTC (ISO 8601), CSV as in RFC 4180.
`goldenthread import conversations.jsonl` brings the conversations into another installation.

| file | what it is | rows |
|---|---|---|
{files}

Personal data of customers was taken out before anything was stored; a customer is a pseudonym that links their contacts.
Observations are words and quotes. There is no number, score or rank about a person, because none exists.
Drafts are not here: they are their writers' own until they hand them over.
In the CSV files a text that begins with = + - @ has an apostrophe in front, so that no spreadsheet runs it as a formula.
"""
