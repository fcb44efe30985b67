"""The file a back-up is: a zip with every table, the uploads, the secret and a manifest with digests."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = "golden-thread-backup-1"
MANIFEST = "manifest.json"
SECRET = "secret.key"  # noqa: S105  # a file's name
CHUNK = 1 << 20


class UnusableBackup(Exception):
    """The file is no back-up, or not all of it is there; the message says what to do."""


@dataclass
class Manifest:
    """What the file holds: checked before a restore, and the measure of it afterwards."""

    version: str
    made_at: str
    engine: str
    migrations: list[list[str]]
    # False where the secret is set in the environment: then only its digest is here.
    holds_secret: bool
    secret_digest: str
    # table → {"rows": 3, "fields": ["id", …], "sha256": …}
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    # file → {"bytes": 3, "sha256": …}
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    format: str = FORMAT

    def as_json(self) -> str:
        """Write it for people and machines."""
        return json.dumps(asdict(self), indent=1)

    @property
    def rows(self) -> int:
        """Count the rows of all tables."""
        return sum(table["rows"] for table in self.tables.values())


def secret_digest(secret: str) -> str:
    """Tell one secret from another without giving it away."""
    return hashlib.blake2b(secret.encode(), digest_size=12, person=b"gt-backup").hexdigest()


def table_member(name: str) -> str:
    """Name the part of the zip that holds a table."""
    return f"tables/{name}.jsonl"


def open_backup(path: Path) -> tuple[zipfile.ZipFile, Manifest]:
    """Open a back-up and read its manifest; raises `UnusableBackup`."""
    if not path.is_file():
        raise UnusableBackup(f"There is no file {path}.")
    try:
        archive = zipfile.ZipFile(path)
        told = json.loads(archive.read(MANIFEST))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise UnusableBackup(
            f"{path} is not a whole back-up of Golden Thread ({error}). Nothing was changed. "
            "Was the copy cut short? Fetch it again, or take an older one."
        ) from error
    if told.get("format") != FORMAT:
        archive.close()
        raise UnusableBackup(
            f"{path} is a back-up of another kind ({told.get('format')}). "
            f"Restore it with the version it names: {told.get('version')}."
        )
    return archive, Manifest(**told)


def check(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Read every part and compare its digest; raises `UnusableBackup` naming the part."""
    parts = {table_member(name): table["sha256"] for name, table in manifest.tables.items()}
    parts |= {name: file["sha256"] for name, file in manifest.files.items()}
    for name, expected in parts.items():
        digest = hashlib.sha256()
        try:
            for chunk in read(archive, name):
                digest.update(chunk)
        except (zipfile.BadZipFile, KeyError, OSError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
            raise UnusableBackup(
                f"The back-up is damaged at {name} ({error}). Nothing was changed."
            ) from error
        if digest.hexdigest() != expected:
            raise UnusableBackup(
                f"The back-up is damaged: {name} is not what was saved. Nothing was changed."
            )


def read(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part of the zip, piece by piece."""
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            yield chunk
