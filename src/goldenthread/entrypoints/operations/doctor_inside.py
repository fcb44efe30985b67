"""Looks at the database: reachable, up to date, sound, searched, and worked through."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_tasks_db.models import DBTaskResult

from goldenthread.conversations.models import Conversation, ImportRun
from goldenthread.foundation.models import User

from .findings import Finding, broken, fine, warning

LONG = timedelta(minutes=5)
SKEW = timedelta(seconds=30)


def inside(*, at: datetime) -> Iterator[Finding]:
    """Look at each in turn; without a database, or with pending migrations, the rest cannot be seen."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        yield broken("database", f"cannot be reached: {str(error).strip().splitlines()[0]}.", _reach())
        return
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        ahead = set(executor.loader.applied_migrations) - set(executor.loader.graph.nodes)
    except DatabaseError as error:
        yield broken("database", f"cannot be read: {error}.", "goldenthread restore FILE --replace")
        return
    yield fine("database", connection.vendor)
    if pending:
        names = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _ in pending[:3])
        yield broken("tables", f"{len(pending)} migrations are pending ({names}…).", "goldenthread init")
        return
    if ahead:
        yield broken(
            "tables",
            "a newer version has worked on this database.",
            "install the newer version, or restore a back-up",
        )
        return
    yield fine("tables", "up to date.")
    for look in (_integrity, _links, _search, _accounts, _imports, _queue):
        yield _guarded(look, at)
    yield _guarded(_clock, at)


def _guarded(look: Callable[[datetime], Finding], at: datetime) -> Finding:
    try:
        return look(at)
    except DatabaseError as error:
        return broken(
            look.__name__.strip("_"),
            f"could not be looked at: {error}.",
            "goldenthread restore FILE --replace",
        )


def _reach() -> str:
    if connection.vendor == "postgresql":
        return "start PostgreSQL, or mend GOLDENTHREAD_DATABASE_URL"
    return "goldenthread init, or goldenthread restore FILE --replace"


def _integrity(at: datetime) -> Finding:
    if connection.vendor != "sqlite":
        return fine("integrity", "PostgreSQL keeps watch over its own pages.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(3)")
        said = [row[0] for row in cursor.fetchall()]
    if said == ["ok"]:
        return fine("integrity", "the file is sound.")
    return broken("integrity", f"the file is damaged: {said[0]}.", "goldenthread restore FILE --replace")


def _links(at: datetime) -> Finding:
    if connection.vendor != "sqlite":
        return fine("links", "PostgreSQL holds them itself.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        row = cursor.fetchone()
    if row is None:
        return fine("links", "every row's links lead somewhere.")
    return broken(
        "links",
        f"a row of {row[0]} points at a missing row of {row[2]}.",
        "goldenthread restore FILE --replace",
    )


def _search(at: datetime) -> Finding:
    key = "conversation_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM conversations_conversation c WHERE NOT EXISTS "  # noqa: S608
            f"(SELECT 1 FROM conversations_words w WHERE w.{key} = c.id)), "
            f"(SELECT count(*) FROM conversations_words w WHERE NOT EXISTS "
            f"(SELECT 1 FROM conversations_conversation c WHERE c.id = w.{key}))"
        )
        missing, left = cursor.fetchone()
    if missing or left:
        return warning(
            "search", f"{missing:,} conversations are not in the index, {left:,} in it are gone.",
            "goldenthread doctor --rebuild-search",
        )  # fmt: skip
    return fine("search", f"{Conversation.objects.count():,} conversations, all in the index.")


def _accounts(at: datetime) -> Finding:
    if not User.objects.filter(is_active=True).exists():
        return warning(
            "accounts",
            "nobody can sign in yet.",
            "goldenthread init --email you@example.org --name “Your Name”",
        )
    return fine("accounts", f"{User.objects.filter(is_active=True).count():,} can sign in.")


def _imports(at: datetime) -> Finding:
    unfinished = ImportRun.objects.filter(finished_at__isnull=True, failure="", started_at__lt=at - LONG)
    run = unfinished.order_by("pk").first()
    if run is None:
        return fine("imports", "none was left half-way.")
    return warning(
        "imports", f"import {run.pk} was begun on {run.started_at:%Y-%m-%d %H:%M} and is not finished.",
        f"goldenthread imports --resume {run.pk}",
    )  # fmt: skip


def _queue(at: datetime) -> Finding:
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=at - LONG)
    count = waiting.count()
    if count:
        since = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True)[0]
        return broken(
            "worker", f"{count:,} pieces of work wait since {since:%Y-%m-%d %H:%M}: no worker takes them.",
            "goldenthread serve (it starts one), or goldenthread worker",
        )  # fmt: skip
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=at - timedelta(days=7)).count()
    if failed:
        return warning(
            "worker", f"{failed:,} pieces of work failed in the last seven days.",
            "read the server's log; imports can be carried on with: goldenthread imports",
        )  # fmt: skip
    return fine("worker", "no work is waiting.")


def _clock(at: datetime) -> Finding:
    if connection.vendor != "postgresql":
        return fine("clock", "database and pages share one.")
    with connection.cursor() as cursor:
        before = datetime.now(UTC)
        cursor.execute("SELECT clock_timestamp()")
        skew = cursor.fetchone()[0] - before
    if abs(skew) > SKEW:
        return warning(
            "clock", f"the database's clock is {skew.total_seconds():+.0f} s from this machine's.",
            "set both by NTP (timedatectl set-ntp true)",
        )  # fmt: skip
    return fine("clock", "the database's agrees with this machine's.")
