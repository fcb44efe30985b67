"""Files to import, the import itself, and what the database then says; shared by these tests."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from goldenthread.conversations.actions.import_conversations import carry_on, start_import
from goldenthread.conversations.models import ImportRun
from goldenthread.conversations.reading import Choices
from goldenthread.entrypoints.demo import cast

NOW = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
OPENED = datetime(2026, 8, 3, 8, 0, tzinfo=UTC)


def chat(number: int, *said: str, by: cast.Member = cast.CHAD, **more: Any) -> dict[str, Any]:
    """Make one conversation as a file has it: customer and staff take turns; "note: …" is a note."""
    messages = []
    for place, text in enumerate(said or ("My tent is torn.", "I am sorry. A new one is on its way.")):
        note, _, rest = text.partition("note: ")
        internal = bool(rest) and not note
        mine = internal or place % 2
        messages.append(
            {
                "role": "agent" if mine else "customer",
                "author": by.key if mine else f"cust-{number}",
                "text": rest if internal else text,
                "internal": internal,
                "sent_at": (OPENED + timedelta(days=number % 50, minutes=place)).isoformat(),
            }
        )
    return {
        "id": f"c-{number}",
        "source": "desk",
        "channel": "chat",
        "participants": [
            {"id": by.key, "role": "agent", "name": by.name, "mail": by.mail},
            {"id": f"cust-{number}", "role": "customer"},
        ],
        "messages": messages,
        **more,
    }


def write(path: Path, *lines: dict[str, Any] | str) -> Path:
    """Write a file of conversations; a text stands as a line of its own."""
    path.write_text(
        "".join((x if isinstance(x, str) else json.dumps(x, ensure_ascii=False)) + "\n" for x in lines)
    )
    return path


def bring_in(*paths: Path, **more: Any) -> ImportRun:
    """Import files from beginning to end."""
    choices = more.pop("choices", Choices())
    run = start_import(files=paths, by=None, at=NOW, choices=choices)
    return carry_on(run=run, clock=lambda: NOW, **more)


def counts(run: ImportRun, what: str = "conversations") -> tuple[int, int, int, int]:
    """Say what a run added, updated, left unchanged and refused."""
    return tuple(getattr(run, f"{what}_{kind}") for kind in ("added", "updated", "unchanged", "refused"))  # type: ignore[return-value]


_TOLD = (
    """SELECT c.source, c.source_id, c.url, c.subject, c.channel, c.status,
       c.opened_at, c.closed_at, c.updated_at, t.name, a.name, c.customer_key, c.csat_answer,
       c.csat_comment, s.name, c.message_count, c.has_notes,
       c.fingerprint FROM conversations_conversation c LEFT JOIN people_team t ON t.id = c.team_id
       LEFT JOIN people_person a ON a.id = c.assignee_id
       LEFT JOIN people_person s ON s.id = c.csat_about_id""",
    """SELECT c.source_id, m.position, m.role, p.name, m.sent_at, m.is_internal, m.text, m.quoted, m.source_id
       FROM conversations_message m JOIN conversations_conversation c ON c.id = m.conversation_id
       LEFT JOIN people_person p ON p.id = m.author_id""",
    """SELECT c.source_id, e.position, e.after, e.name, e.text FROM conversations_event e
       JOIN conversations_conversation c ON c.id = e.conversation_id""",
    """SELECT c.source_id, g.name FROM conversations_tag g
       JOIN conversations_conversation c ON c.id = g.conversation_id""",
    """SELECT c.source_id, p.name, h.messages, h.notes, h.last_at FROM conversations_handling h
       JOIN conversations_conversation c ON c.id = h.conversation_id
       JOIN people_person p ON p.id = h.person_id""",
    "SELECT p.name, i.source, i.key FROM people_person p LEFT JOIN people_identity i ON i.person_id = p.id",
    """SELECT p.name, t.name, m.role, m.since FROM people_membership m
       JOIN people_person p ON p.id = m.person_id
       LEFT JOIN people_team t ON t.id = m.team_id""",
    "SELECT name FROM people_team",
)

MEMBERSHIPS = 6  # where in `told` they stand


def told(query: Callable[[str], list[tuple[Any, ...]]] | None = None) -> list[list[str]]:
    """Say all that the database holds of conversations and people, without the keys of rows."""
    return [sorted(map(repr, (query or _here)(sql))) for sql in _TOLD]


def to_the_byte() -> dict[str, list[str]]:
    """Say every row of every table that an import touches, keys included; not the imports themselves."""
    ours = ("conversation", "message", "event", "tag", "handling", "words", "replaced")
    tables = [f"people_{name}" for name in ("person", "identity", "team", "membership")]
    tables += [f"conversations_{name}" for name in ours]
    return {table: sorted(map(repr, _here(f"SELECT * FROM {table}"))) for table in tables}


def _here(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


class Installation:
    """A data folder and a database of its own, used through the command alone."""

    def __init__(self, folder: Path, *, like: Installation | None = None) -> None:
        self.folder = folder
        self.url = ""
        if like is not None:
            shutil.copytree(like.folder, folder)
        if connection.vendor == "postgresql":
            self.name = f"goldenthread_{os.getpid()}_{folder.name}".lower().replace("-", "_")
            at = connection.settings_dict
            host, port, user = at["HOST"], at["PORT"], at["USER"]
            self.admin = psycopg.conninfo.make_conninfo(
                host=host, port=port, user=user, password=at["PASSWORD"], dbname="postgres"
            )
            template = f' TEMPLATE "{like.name}"' if like else ""
            self._ask_admin(f'CREATE DATABASE "{self.name}"{template}')
            self.url = f"postgres://{user}:{at['PASSWORD']}@{host}:{port}/{self.name}"

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the command."""
        return self._start("-m", "goldenthread", *arguments)

    def python(self, program: str) -> None:
        """Run a program to its end where the command would run, with Django ready."""
        ready = "from goldenthread.entrypoints.cli.django_ready import make_ready\nmake_ready(migrate=True)\n"
        process = self._start("-c", ready + program)
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors

    def _start(self, *what: str) -> subprocess.Popen[str]:
        # One secret for all: pseudonyms and fingerprints are comparable between installations.
        env = {**os.environ, "GOLDENTHREAD_DATA": str(self.folder), "GOLDENTHREAD_SECRET_KEY": "s" * 50}
        env["PYTHONPATH"] = os.pathsep.join(sys.path)
        env.pop("DJANGO_SETTINGS_MODULE", None)
        env.pop("GOLDENTHREAD_DATABASE_URL", None)
        if self.url:
            env["GOLDENTHREAD_DATABASE_URL"] = self.url
        return subprocess.Popen(
            [sys.executable, *what],
            env=env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run the command to its end: exit code, output, errors."""
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=120)
        return process.returncode, output, errors

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database from outside."""
        if self.url:
            with psycopg.connect(self.url) as outside:
                return outside.execute(sql.encode()).fetchall()
        outside = sqlite3.connect(self.folder / "goldenthread.sqlite3")
        try:
            return outside.execute(sql).fetchall()
        finally:
            outside.close()

    def execute(self, sql: str) -> None:
        """Change the database from outside."""
        if self.url:
            with psycopg.connect(self.url, autocommit=True) as outside:
                outside.execute(sql.encode())
            return
        file = sqlite3.connect(self.folder / "goldenthread.sqlite3")
        try:
            file.execute(sql)
            file.commit()
        finally:
            file.close()

    def close(self) -> None:
        """Drop the database."""
        if self.url:
            self._ask_admin(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _ask_admin(self, sql: str) -> None:
        with psycopg.connect(self.admin, autocommit=True) as admin:
            admin.execute(sql.encode())


def installations(tmp_path: Path, blank: Installation) -> Iterator[Callable[[str], Installation]]:
    """Make installations by name, as copies of a blank one, and clear them away afterwards."""
    made: list[Installation] = []

    def make(name: str) -> Installation:
        made.append(Installation(tmp_path / name, like=blank))
        return made[-1]

    yield make
    for one in made:
        one.close()
