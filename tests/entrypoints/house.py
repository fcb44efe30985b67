"""An installation of its own, used through the command alone, on SQLite or PostgreSQL."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection


class House:
    """A data folder and, where the tests run on PostgreSQL, a database of its own."""

    def __init__(self, folder: Path, *, like: House | None = None) -> None:
        self.folder = folder
        self.environment: dict[str, str] = {}
        self.url = self.name = ""
        if like is not None:
            shutil.copytree(like.folder, folder)
        if connection.vendor == "postgresql":
            at = connection.settings_dict
            self.name = f"goldenthread_{os.getpid()}_{secrets.token_hex(4)}"
            self.admin = psycopg.conninfo.make_conninfo(
                host=at["HOST"], port=at["PORT"], user=at["USER"], password=at["PASSWORD"], dbname="postgres"
            )
            template = f' TEMPLATE "{like.name}"' if like else ""
            self._ask_admin(f'CREATE DATABASE "{self.name}"{template}')
            self.url = f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{self.name}"

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Start the command."""
        env = {key: value for key, value in os.environ.items() if not key.startswith("GOLDENTHREAD_")}
        env.pop("DJANGO_SETTINGS_MODULE", None)
        env |= {"GOLDENTHREAD_DATA": str(self.folder), "PYTHONPATH": os.pathsep.join(sys.path)}
        if self.url:
            env["GOLDENTHREAD_DATABASE_URL"] = self.url
        return subprocess.Popen(
            [sys.executable, "-m", "goldenthread", *map(str, arguments)],
            env=env | self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str | Path, expect: int = 0) -> subprocess.CompletedProcess[str]:
        """Run the command to its end and hold it to its exit code."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        assert process.returncode == expect, f"exit {process.returncode}\n{out}\n{err}"
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def digests(self, file: Path) -> dict[str, Any]:
        """Back up and say the digest of every table: two installations with the same hold the same."""
        self.run("backup", file)
        return manifest(file)["tables"]

    def close(self) -> None:
        """Drop the database, where there is one."""
        if self.name:
            self._ask_admin(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _ask_admin(self, statement: str) -> None:
        with psycopg.connect(self.admin, autocommit=True) as admin:
            admin.execute(statement)


def manifest(file: Path) -> dict[str, Any]:
    """Read what a back-up says of itself."""
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))
