"""Times the pages with many conversations loaded: python bench/pages.py [--conversations 200000].

Generates a house of 20 teams and 200 people, fills its database in bulk, starts the real server
(gunicorn, 2 workers, as `goldenthread serve` does) and asks for each page over loopback in three ways.
Prints the server's own time for each page, p50 and p95, from its log:

alone    one client at a time, nobody waits for anybody
paced    8 clients, each asking for one page a second, as quick readers do
tight    8 clients, each asking again as soon as it is answered: with 8 requests always in hand this
         measures the queue (8 x the work of a page / cores), and the clients share those cores

core     the work of one page in the server's processes (a PostgreSQL's own not counted): what a busy
         machine does not change, and what the queue is made of

A static file from the same server is the reference; `(small team)` is a reader who may read 40
conversations of the whole house.

SQLite in --data (kept and used again next time), or PostgreSQL where GOLDENTHREAD_DATABASE_URL
names a database, which must be empty or hold an earlier run of this bench.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

CLIENTS = 8
TEAMS, PEOPLE = 20, 200
MESSAGES_EACH = 6
WAIT = 30  # seconds that one request may take
NEWEST = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
RARE, COMMON = "zanzibar", "refund"


@dataclass
class Reader:
    """A client signed in, with conversations that they may read and the reviews that they began."""

    session: str
    conversations: list[int]
    reviews: list[int] = field(default_factory=list)


def pages(rng: random.Random) -> dict[str, Callable[[Reader], str]]:
    """Name each page that is timed and say how to make up an address of it for the reader asking."""
    return {
        "static file": lambda who: "/static/goldenthread/tokens.css",
        "Today": lambda who: "/",
        "list": lambda who: "/conversations/",
        "list (small team)": lambda who: "/conversations/",
        "list with search (small team)": lambda who: f"/conversations/?q={COMMON}",
        "list, further back": lambda who: f"/conversations/?older={rng.choice(who.conversations)}",
        "list of one person": lambda who: f"/conversations/?person={rng.randint(1, PEOPLE)}",
        "list by tag, channel, notes": lambda who: (
            f"/conversations/?tag=tag-{rng.randint(0, 40)}&channel=mail&notes=yes"
        ),
        "list with search, rare word": lambda who: f"/conversations/?q={RARE}",
        "list with search, common word": lambda who: f"/conversations/?q={COMMON}",
        "list with search, two words": lambda who: f"/conversations/?q={COMMON}+{rng.choice(WORDS[40:200])}",
        "conversation": lambda who: f"/conversations/{rng.choice(who.conversations)}/",
        "conversation from a search": lambda who: (
            f"/conversations/{rng.choice(who.conversations)}/?from=list&q={COMMON}"
        ),
        "part: review this conversation": lambda who: f"/reviews/for/{rng.choice(who.conversations)}/",
        "reviews": lambda who: "/reviews/",
        "review page": lambda who: f"/reviews/{rng.choice(who.reviews)}/",
    }


# --- the house -----------------------------------------------------------------------------------

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


# --- the clients ---------------------------------------------------------------------------------


def _session_of(user: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def readers() -> list[Reader]:
    """Sign the clients in: a head of service, leads and members, each with a few reviews begun."""
    from goldenthread.conversations.models import Handling
    from goldenthread.conversations.queries import conversations_for, newest_first
    from goldenthread.foundation import clock
    from goldenthread.foundation.models import User
    from goldenthread.people.queries import viewer_for
    from goldenthread.reviews.actions.begin_review import begin_review

    at = clock.now()
    signed_in = []
    for who in ["head", "p1", "p2", "p3", "p41", "p62", "p83", "p104"][:CLIENTS]:
        user = User.objects.get(email=f"{who}@bench.example")
        viewer = viewer_for(user, at=at)
        mine = Handling.objects.filter(person=viewer.person_id or 0).values_list("conversation", flat=True)[
            :10
        ]
        about = viewer.person_id or 0
        reviews = [begin_review(conversation=number, about=about, by=viewer, at=at).pk for number in mine]
        readable = newest_first(conversations_for(viewer, at=at), most=5000)
        signed_in.append(Reader(_session_of(user), readable, reviews))
    return signed_in


def small_team() -> Reader:
    """Sign in the one member of a team with 40 conversations somewhere in the house."""
    from goldenthread.conversations.models import Conversation
    from goldenthread.foundation.models import User
    from goldenthread.people.models import Membership, Person, Team

    team, is_new = Team.objects.get_or_create(name="Small")
    if is_new:
        user = User.objects.create_user("small@bench.example", name="Small")
        person = Person.objects.create(pk=PEOPLE + 2, name="Small", account=user)
        Membership.objects.create(person=person, team=team, role="member", since=NEWEST - timedelta(days=900))
        some = range(1, Conversation.objects.count() + 1, max(1, Conversation.objects.count() // 40))
        Conversation.objects.filter(pk__in=list(some)).update(team=team)
    readable = list(Conversation.objects.filter(team=team).values_list("pk", flat=True))
    return Reader(_session_of(User.objects.get(email="small@bench.example")), readable)


def ask(port: int, session: str, name: str, addresses: list[str], pace: float = 0) -> set[int]:
    """Ask for pages one after the other as one client, one in `pace` seconds; says which answers came."""
    statuses = set()
    began, moments = time.monotonic(), random.Random(session)
    for number, address in enumerate(addresses):
        if pace:
            time.sleep(max(0, began + pace * (number + moments.random()) - time.monotonic()))
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
        connection.request("GET", address, headers={"Cookie": f"sessionid={session}", "X-Bench": name})
        answer = connection.getresponse()
        answer.read()
        statuses.add(answer.status)
        connection.close()
    return statuses


def serve(log: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start the real server, as `goldenthread serve` does, on a free port; wait until it answers."""
    from goldenthread.entrypoints.serving import web_command

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *web_command("127.0.0.1", port),
        "--access-logfile", str(log), "--access-logformat", "%({x-bench}i)s|%(s)s|%(D)s",
    ]  # fmt: skip
    server = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    for _ in range(150):
        if server.poll() is not None:
            raise SystemExit("The server did not start; its words are above.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return server, port
        except OSError:
            time.sleep(0.1)
    server.kill()
    raise SystemExit("The server did not answer within 15 seconds.")


def p(values: list[float], share: int) -> float:
    """Say the value that `share` of 100 stay below."""
    return (
        statistics.quantiles(values, n=100, method="inclusive")[share - 1] if len(values) > 1 else values[0]
    )


def measure(requests: int) -> bool:
    """Ask for every page, first one client alone, then all at once; false if a page failed."""
    rng = random.Random(7)
    everyone, small = readers(), [small_team()] * CLIENTS
    statuses: dict[str, set[int]] = defaultdict(set)
    core: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "access.log"
        server, port = serve(log)
        try:
            for name, address in pages(rng).items():
                clients = small if "small" in name else everyone
                _ask_all(port, clients, "warm-up", address, each=2)
                for reader in clients:  # one after the other: nobody waits for anybody
                    _ask_all(port, [reader], f"alone {name}", address, each=4)
                each = max(1, requests // CLIENTS)
                before = _worked(server.pid)
                _ask_all(port, clients, f"paced {name}", address, each=max(5, each // 4), pace=1)
                statuses[name] = _ask_all(port, clients, name, address, each=each)
                core[name] = (_worked(server.pid) - before) / CLIENTS / (each + max(5, each // 4))
        finally:
            server.terminate()
            server.wait(10)
        served: dict[str, list[float]] = defaultdict(list)
        for line in log.read_text().splitlines():
            name, status, took = line.rsplit("|", 2)
            if status == "200":
                served[name].append(int(took) / 1000)
    return report(served, statuses, core)


def _worked(pid: int) -> float:
    """Sum up the core milliseconds that a process and its children have used (0 where there is no /proc)."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")
    return own + sum(_worked(int(child)) for child in children)


def _ask_all(
    port: int,
    clients: list[Reader],
    name: str,
    address: Callable[[Reader], str],
    *,
    each: int,
    pace: float = 0,
) -> set[int]:
    with ThreadPoolExecutor(len(clients)) as pool:
        wanted = [(who.session, [address(who) for _ in range(each)]) for who in clients]
        tasks = [pool.submit(ask, port, session, name, addresses, pace) for session, addresses in wanted]
        return {status for task in tasks for status in task.result()}


def report(served: dict[str, list[float]], statuses: dict[str, set[int]], core: dict[str, float]) -> bool:
    """Print one line a page: the server's own time, of answers with 200."""
    ways = ("alone", "paced", "tight")
    print(
        f"{'server time in ms, p50 and p95':<32}" + "".join(f"{way:>16}" for way in ways) + "   core  answers"
    )
    well = True
    for name in statuses:
        took = [served.get(key, []) for key in (f"alone {name}", f"paced {name}", name)]
        well &= bool(took[-1]) and max(statuses[name]) < 500
        figures = [f"{p(each, 50):.1f} {p(each, 95):>6.1f}" if each else "none" for each in took]
        seen = ", ".join(map(str, sorted(statuses[name])))
        print(
            f"{name:<32}" + "".join(f"{figure:>16}" for figure in figures) + f"{core[name]:>7.1f}  {seen}",
            flush=True,
        )
    return well


def main() -> int:
    """Load if need be, then measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--conversations", type=int, default=200_000)
    parser.add_argument("--requests", type=int, default=200, help="of each page")
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "goldenthread-bench-pages")
    given = parser.parse_args()
    os.environ["GOLDENTHREAD_DATA"] = str(given.data / str(given.conversations))
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.entrypoints.settings"
    Path(os.environ["GOLDENTHREAD_DATA"]).mkdir(parents=True, exist_ok=True)

    import django
    from django.core.management import call_command

    django.setup()
    from django.db import connection

    from goldenthread.conversations.models import Conversation

    call_command("migrate", verbosity=0)
    there = Conversation.objects.count()
    if there == 0:
        began = time.perf_counter()
        fill(given.conversations)
        print(f"loaded in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    elif there != given.conversations:
        raise SystemExit(f"The database holds {there} conversations already; name an empty one.")
    print(f"{given.conversations:,} conversations, {connection.vendor}, {os.cpu_count()} cores")
    return 0 if measure(given.requests) else 1


if __name__ == "__main__":
    sys.exit(main())
