"""Receive files or pasted text, so that they can be looked at before anything is imported."""

import secrets
import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from goldenthread.conversations.models import Upload
from goldenthread.foundation.models import User
from goldenthread.people.viewer import Viewer

KEPT_FOR = timedelta(days=1)


class MayNotImport(Exception):
    """Only leads, heads of service and administrators bring conversations in."""


class NothingReceived(Exception):
    """Choose at least one file, or paste some text."""


def receive_upload(
    *, files: Sequence["UploadedFile[Any]"], text: str, by: User, viewer: Viewer, at: datetime
) -> Upload:
    """Store what was dropped or pasted, unread; it goes away after a day or once imported.

    Raises `MayNotImport` or `NothingReceived`. No audit row: nothing of it is in the house yet.
    """
    if not viewer.may_import():
        raise MayNotImport(MayNotImport.__doc__)
    if not files and not text.strip():
        raise NothingReceived(NothingReceived.__doc__)
    _clear_old(before=at - KEPT_FOR)
    with transaction.atomic():
        upload = Upload.objects.create(key=secrets.token_hex(16), by=by, at=at)
        upload.folder.mkdir(parents=True, mode=0o700)
        for number, file in enumerate(files):
            place = upload.folder / f"{number:03d}"
            place.mkdir()
            with (place / _safe(file.name or "file")).open("wb") as target:
                for chunk in file.chunks():
                    target.write(chunk)
        if text.strip():
            place = upload.folder / "pasted"
            place.mkdir()
            (place / "pasted text").write_text(text, encoding="utf-8")
    return upload


def discard_upload(*, upload: Upload) -> None:
    """Throw an upload and its files away."""
    shutil.rmtree(upload.folder, ignore_errors=True)
    upload.delete()


def _clear_old(*, before: datetime) -> None:
    for upload in Upload.objects.filter(at__lt=before):
        discard_upload(upload=upload)


def _safe(name: str) -> str:
    # A name from outside becomes a file name here: no folders, nothing hidden, nothing unprintable.
    last = name.replace("\\", "/").rsplit("/", 1)[-1].lstrip(".")
    kept = "".join(letter if letter.isprintable() else "_" for letter in last)
    while len(kept.encode()) > 200:
        kept = kept[1:]
    return kept or "file"
