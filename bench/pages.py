"""Times the pages with many conversations loaded: python bench/pages.py [--conversations 200000] [--only search].

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
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from bench.page_load import COMMON, NEWEST, PEOPLE, RARE, WORDS, fill  # noqa: E402 - once the project is on the path

CLIENTS = 8
REFERENCE = "static file"
WAIT = 30  # seconds that one request may take


@dataclass
class Reader:
    """A client signed in, with conversations that they may read and the reviews that they began."""

    session: str
    conversations: list[int]
    reviews: list[int] = field(default_factory=list)


def pages(rng: random.Random) -> dict[str, Callable[[Reader], str]]:
    """Name each page that is timed and say how to make up an address of it for the reader asking."""
    return {
        REFERENCE: lambda who: "/static/goldenthread/tokens.css",
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
        "list with search, further back": lambda who: (
            f"/conversations/?q={COMMON}&older={rng.choice(who.conversations)}"
        ),
        "list with search, but without": lambda who: (
            f"/conversations/?q={COMMON}+-{rng.choice(WORDS[40:200])}"
        ),
        "conversation": lambda who: f"/conversations/{rng.choice(who.conversations)}/",
        "conversation from a search": lambda who: (
            f"/conversations/{rng.choice(who.conversations)}/?from=list&q={COMMON}"
        ),
        "conversation from two words": lambda who: (
            f"/conversations/{rng.choice(who.conversations)}/?from=list&q={COMMON}+{rng.choice(WORDS[40:200])}"
        ),
        "conversation from a rare word": lambda who: (
            f"/conversations/{rng.choice(who.conversations)}/?from=list&q={RARE}"
        ),
        "conversation from it (small team)": lambda who: (
            f"/conversations/{rng.choice(who.conversations)}/?from=list&q={COMMON}"
        ),
        "conversation from tag, channel": lambda who: (
            f"/conversations/{rng.choice(who.conversations)}/?from=list"
            f"&tag=tag-{rng.randint(0, 40)}&channel=mail&notes=yes"
        ),
        "part: review this conversation": lambda who: f"/reviews/for/{rng.choice(who.conversations)}/",
        "reviews": lambda who: "/reviews/",
        "review page": lambda who: f"/reviews/{rng.choice(who.reviews)}/",
    }


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


def ask(
    port: int, session: str, name: str, addresses: list[str], pace: float = 0, *, seed: int = 0
) -> set[int]:
    """Ask for pages one after the other as one client, one in `pace` seconds; says which answers came."""
    statuses = set()
    began, moments = time.monotonic(), random.Random(seed)  # 8 clients with one session must not ask in step
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


def measure(requests: int, only: str) -> bool:
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
                if only not in name and name != REFERENCE:
                    continue
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
        tasks = [
            pool.submit(ask, port, session, name, addresses, pace, seed=seat)
            for seat, (session, addresses) in enumerate(wanted)
        ]
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
    parser.add_argument("--only", default="", metavar="PART", help="only pages with this in their name")
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
    return 0 if measure(given.requests, given.only) else 1


if __name__ == "__main__":
    sys.exit(main())
