"""Fills a database with a house of many conversations, for bench/pages.py to ask for its pages.

20 teams of 9 members and a lead, a head of service, and conversations whose words are as unevenly
common as those of a language: one in six speaks of a refund, one in hundreds of Zanzibar.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

TEAMS, PEOPLE = 20, 200
MESSAGES_EACH = 6
NEWEST = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
RARE, COMMON = "zanzibar", "refund"

WORDS = [
    "".join(random.Random(number).choices("aeioubcdfghklmnprstvz", k=random.Random(-number).randint(3, 9)))
    for number in range(1, 8000)
]


def sentences(rng: random.Random, many: int = 6000) -> list[str]:
    """Make sentences whose words are as unevenly common as those of a language."""
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    made = [
        " ".join(rng.choices(WORDS, weights, k=rng.randint(5, 16))).capitalize() + "." for _ in range(many)
    ]
    for number in range(0, many, 60):  # about one conversation in six speaks of it
        made[number] += f" I would like a {COMMON}."
    made[7] += f" Sent from {RARE}."
    return made


def pour(table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows in bulk, the quickest way that each database has."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            if "id" in columns.split(", "):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
                )
        else:
            marks = ", ".join("?" for _ in columns.split(", "))
            cursor.cursor.executemany(  # the driver's own: Django would rewrite each row
                f"INSERT INTO {table} ({columns}) VALUES ({marks})", (tuple(map(_plain, row)) for row in rows)
            )


def _plain(value: Any) -> Any:
    return value.strftime("%Y-%m-%d %H:%M:%S") if isinstance(value, datetime) else value


def settle_people() -> None:
    """Make the teams, 9 members and a lead in each, and a head of service."""
    from goldenthread.foundation.models import User
    from goldenthread.people.models import Membership, Person, Team

    since = NEWEST - timedelta(days=900)
    teams = [Team.objects.create(name=f"Team {number:02}") for number in range(1, TEAMS + 1)]
    for number in range(1, PEOPLE + 1):
        account = User.objects.create_user(f"p{number}@bench.example", name=f"Person {number:03}")
        person = Person.objects.create(pk=number, name=account.name, account=account)
        team = teams[(number - 1) % TEAMS]
        Membership.objects.create(
            person=person, team=team, role="lead" if number <= TEAMS else "member", since=since
        )
    head = User.objects.create_user("head@bench.example", name="Head")
    Membership.objects.create(
        person=Person.objects.create(pk=PEOPLE + 1, name="Head", account=head), role="head", since=since
    )


def fill(size: int) -> None:
    """Load the conversations with messages, handlings, events, tags and their search documents."""
    from django.db import connection

    from goldenthread.conversations import search_index
    from goldenthread.conversations.models import ImportRun
    from goldenthread.people.models import Team

    settle_people()
    run = ImportRun.objects.create(started_at=NEWEST).pk
    team_ids = list(Team.objects.order_by("name").values_list("pk", flat=True))
    pool = sentences(random.Random(1))
    search_index.make()
    batch = 10_000
    for start in range(1, size + 1, batch):
        _fill_batch(range(start, min(start + batch, size + 1)), run, team_ids, pool, size)
        print(f"\r  {min(start + batch - 1, size):,} conversations loaded", end="", file=sys.stderr)
    print(file=sys.stderr)
    pour("conversations_handling", "conversation_id, person_id, messages, notes", _work_of_the_head(size))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _work_of_the_head(size: int) -> list[tuple[Any, ...]]:
    return [(number, PEOPLE + 1, 1, 0) for number in range(size // 2, size // 2 + 10)]


def _fill_batch(numbers: range, run: int, team_ids: list[int], pool: list[str], size: int) -> None:
    from goldenthread.conversations import search_index

    conversations, messages, handlings, events, tags, documents = [], [], [], [], [], []
    for number in numbers:
        rng = random.Random(number)
        team = rng.randrange(TEAMS)
        staff = [team + 1 + TEAMS * rng.randrange(PEOPLE // TEAMS)]
        if rng.random() < 0.15:
            staff.append(rng.randint(1, PEOPLE))
        opened = NEWEST - timedelta(minutes=3 * (size - number))
        noted = rng.random() < 0.2
        comment = rng.choice(pool) if rng.random() < 0.05 else ""
        subject = rng.choice(pool)[:60] if rng.random() < 0.5 else ""
        said, notes = [], []
        for position in range(MESSAGES_EACH):
            text = " ".join(rng.choices(pool, k=rng.choice((1, 1, 2, 3))))
            by_staff = position % 2 == 1
            internal = noted and position == 3
            (notes if internal else said).append(text)
            messages.append(
                (
                    number,
                    position,
                    "staff" if by_staff else "customer",
                    rng.choice(staff) if by_staff else None,
                    opened + timedelta(minutes=position),
                    internal,
                    text,
                    "",
                    "",
                    "",
                )
            )
        key = f"{rng.randrange(size // 2):032x}"
        conversations.append(
            (number, "bench", str(number), "https://desk.example/1", subject,
             rng.choice(("chat", "mail", "phone")), "solved", opened, opened + timedelta(hours=1),
             team_ids[team], staff[0], key, "", comment, None, "{}", MESSAGES_EACH, noted, str(number), run)
        )  # fmt: skip
        handlings += [(number, person, 2, 0, opened) for person in dict.fromkeys(staff)]
        events.append((number, 1, 0, "look-up", '{"order": 17}', opened))
        tags += [(number, f"tag-{kind}") for kind in {min(int(rng.expovariate(0.1)), 60) for _ in range(2)}]
        documents.append((number, subject, "\n".join(said), "\n".join(notes), comment))
    pour(
        "conversations_conversation",
        "id, source, source_id, url, subject, channel, status, opened_at, closed_at, team_id, assignee_id, "
        "customer_key, csat_answer, csat_comment, csat_about_id, custom, message_count, has_notes, "
        "fingerprint, run_id",
        conversations,
    )
    pour(
        "conversations_message",
        "conversation_id, position, role, author_id, sent_at, is_internal, text, quoted, "
        "recording_url, source_id",
        messages,
    )
    pour("conversations_handling", "conversation_id, person_id, messages, notes, last_at", handlings)
    pour("conversations_event", "conversation_id, after, position, name, text, at", events)
    pour("conversations_tag", "conversation_id, name", tags)
    search_index.add(documents)
