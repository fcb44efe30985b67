"""Measures an import: messages a second and peak memory, against a bare `executemany` of the same rows.

    python bench/import.py [MESSAGES] [--rounds N]

Makes a file of so many messages (default 200,000), imports it into a fresh data folder in a process of
its own, then writes the very rows it stored into an empty database with the same tables through one
`executemany` a table. Prints one line each and the ratios. By the clock the import may use two cores
(one reads and redacts, one stores) where the bare writing uses one; on a busy machine trust core time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

WORDS = """
    I my the order tent boots parcel arrived torn refund please thank you sorry help when will it today
    tomorrow could send new one again still waiting number account payment card zip pole jacket size return
    label printed warehouse carrier morning afternoon because want would like change address delivery
""".split()
TABLES = ("conversation", "message", "event", "tag", "handling")


def make_file(path: Path, messages: int) -> int:
    """Write conversations of 8 to 24 messages by 200 people in 20 teams; returns how many messages."""
    chance = random.Random(1)
    start = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
    made = number = 0
    with path.open("w") as file:
        while made < messages:
            number += 1
            agent, length = chance.randrange(200), chance.randint(8, 24)
            opened = start + timedelta(minutes=number)
            file.write(
                json.dumps(
                    {
                        "id": f"c-{number}",
                        "source": "bench",
                        "channel": "chat",
                        "team": f"Team {agent % 20}",
                        "tags": chance.sample(WORDS, 2),
                        "participants": [
                            {
                                "id": f"agent-{agent}",
                                "role": "agent",
                                "mail": f"agent{agent}@fernhill.example",
                            },
                            {"id": f"cust-{chance.randrange(messages // 20)}", "role": "customer"},
                        ],
                        "messages": [
                            {
                                "role": "agent" if place % 2 else "customer",
                                "author": f"agent-{agent}" if place % 2 else None,
                                "internal": place == 5,
                                "sent_at": (opened + timedelta(minutes=place)).isoformat(),
                                "text": " ".join(chance.choices(WORDS, k=chance.randint(4, 30))),
                            }
                            for place in range(length)
                        ],
                    }
                )
                + "\n"
            )
            made += length
    return made


def run_import(file: Path, folder: Path) -> tuple[float, float, float]:
    """Import in a process of its own: seconds of the import, seconds of all its cores, peak megabytes."""
    env = {**os.environ, "GOLDENTHREAD_DATA": str(folder)}
    env.pop("GOLDENTHREAD_DATABASE_URL", None)
    command = [sys.executable, "-m", "goldenthread", "import", str(file), "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, resident(process.pid))
        time.sleep(0.1)
    assert process.returncode == 0
    assert process.stdout is not None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(process.stdout.read().splitlines()[-1])["seconds"], work, peak


def resident(pid: int) -> float:
    """Sum up the resident megabytes of a process and its children."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)
    return own / 1024 + sum(resident(int(child)) for child in children)


def bare(folder: Path) -> tuple[float, float]:
    """Write the stored rows again into empty tables, one `executemany` a table: seconds of writing alone.

    The tables have their indexes; the full-text index, which the import fills as well, is left out.
    Gives the seconds by the clock and by the core.
    """
    stored = sqlite3.connect(folder / "goldenthread.sqlite3")
    schema = [
        sql
        for (sql,) in stored.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'conversations_words%'"
        )
    ]
    empty = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-32000", "temp_store=MEMORY"):
        empty.execute(f"PRAGMA {pragma}")
    for sql in schema:
        empty.execute(sql)
    seconds = work = 0.0
    for name in TABLES:
        table = f"conversations_{name}"
        cursor = stored.execute(f"SELECT * FROM {table}")
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(cursor.description))})"
        while rows := cursor.fetchmany(50_000):
            began, worked = time.perf_counter(), time.process_time()
            empty.execute("BEGIN IMMEDIATE")
            empty.executemany(insert, rows)
            empty.execute("COMMIT")
            seconds += time.perf_counter() - began
            work += time.process_time() - worked
    return seconds, work


def main() -> None:
    """Make the file, measure both, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("messages", nargs="?", type=int, default=200_000)
    asked.add_argument("--rounds", type=int, default=1)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "bench.jsonl"
        messages = make_file(file, told.messages)
        print(f"{messages:,} messages, {file.stat().st_size / 1e6:,.0f} MB")
        for number in range(told.rounds):
            folder = Path(scratch) / f"round-{number}"
            seconds, work, peak = run_import(file, folder)
            plain, plain_work = bare(folder)
            print(
                f"import           {seconds:8.1f} s  {messages / seconds:10,.0f} messages/s  "
                f"core time {work:.1f} s, its start included  peak {peak:,.0f} MB"
            )
            print(
                f"bare executemany {plain:8.1f} s  {messages / plain:10,.0f} messages/s  "
                f"core time {plain_work:.1f} s"
            )
            print(
                f"ratio            {seconds / plain:8.1f} by the clock, {work / plain_work:.1f} by core time"
            )


if __name__ == "__main__":
    main()
