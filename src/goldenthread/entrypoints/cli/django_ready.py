"""Makes Django ready for the commands that need the database; `read` does without."""

import fcntl
import os
from pathlib import Path


def make_ready(*, migrate: bool = False) -> None:
    """Load Django with the product's settings; with `migrate`, bring the tables up to date first."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.entrypoints.settings")
    django.setup()
    if migrate:
        bring_tables_up_to_date()


def bring_tables_up_to_date() -> None:
    """Apply the migrations that are missing, quietly; two commands at once wait for each other."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    folder: Path = settings.DATA
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
