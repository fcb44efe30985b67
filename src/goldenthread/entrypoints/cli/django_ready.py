"""Makes Django ready for the commands that need the database; `read` does without."""

import fcntl
import os
from pathlib import Path

from goldenthread.entrypoints.operations import at_work

_MIGRATING = 720_260_500  # a number of our own for PostgreSQL's advisory lock


def make_ready(*, migrate: bool = False) -> None:
    """Load Django with the product's settings; with `migrate`, bring the tables up to date first."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.entrypoints.settings")
    django.setup()
    if migrate:
        bring_tables_up_to_date()


def bring_tables_up_to_date() -> None:
    """Apply what is missing, also after a kill half-way; two commands at once wait for each other."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from goldenthread.conversations import search_index

    folder: Path = settings.DATA
    folder.mkdir(parents=True, exist_ok=True)
    at_work.join(folder)
    with (folder / "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # The server may still be at the work of a command that was killed: wait for that too.
                cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
            try:
                executor = MigrationExecutor(connection)
                missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
                if missing or not search_index.is_whole():
                    call_command("migrate", interactive=False, verbosity=0)
            finally:
                if connection.vendor == "postgresql":
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])
