"""Speed and memory of the importers on large generated files, against a bare parse of the same file.

    python bench/importers.py [--megabytes 300] [--formats jsonl messages-csv …]

Every format runs in a process of its own, so that each has its own peak of memory.
"""

import argparse
import csv
import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import orjson

from goldenthread.conversations.importers.registry import read_file
from goldenthread.conversations.records import Refusal

WORDS = [
    "the",
    "tent",
    "pole",
    "boots",
    "order",
    "refund",
    "label",
    "parcel",
    "jacket",
    "stove",
    "invoice",
    "voucher",
    "delivery",
    "thanks",
    "please",
    "could",
    "you",
    "check",
    "when",
    "arrives",
    "colour",
    "size",
    "exchange",
    "warranty",
    "repair",
    "zip",
    "today",
    "tomorrow",
    "we",
    "are",
    "sorry",
    "sent",
    "new",
    "one",
    "number",
]
STAFF = ("sinead", "luis", "chad", "aiko", "ben", "grace", "noor", "zoe")


def conversations(seed: int) -> Iterator[tuple[int, str, list[tuple[str, bool, str, str]]]]:
    """Yield number, customer and messages (who, staff, time, text) without end."""
    chance = random.Random(seed)
    number = 0
    while True:
        number += 1
        customer, staff = f"customer{chance.randrange(10**6)}@post.example", chance.choice(STAFF)
        messages = []
        for place in range(chance.randint(3, 17)):
            ours = place % 2 == 1
            text = " ".join(chance.choices(WORDS, k=chance.randint(4, 28))).capitalize() + "."
            day = f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
            moment = f"{day}T{place + 6:02d}:{chance.randrange(60):02d}:00Z"
            messages.append((f"{staff}@fernhill.example" if ours else customer, ours, moment, text))
        yield number, customer, messages


def write_jsonl(path: Path, size: int) -> None:
    with path.open("wb") as out:
        for number, _, messages in conversations(1):
            if out.tell() > size:
                break
            listed = [
                {"author": who, "role": "agent" if ours else "customer", "sent_at": at, "text": text}
                for who, ours, at, text in messages
            ]
            out.write(orjson.dumps({"id": f"c{number}", "channel": "chat", "messages": listed}) + b"\n")


def write_csv(path: Path, size: int, *, scattered: bool = False) -> None:
    with path.open("w", newline="") as out:
        table = csv.writer(out)
        table.writerow(["conversation_id", "sent_at", "author", "role", "text", "queue"])
        waiting: list[list[str]] = []
        for number, _, messages in conversations(2):
            if out.tell() > size:
                break
            rows = [
                [f"c{number}", at, who, "agent" if ours else "customer", text, "Orders and returns"]
                for who, ours, at, text in messages
            ]
            if scattered:
                waiting += rows
                if len(waiting) > 2000:
                    random.Random(number).shuffle(waiting)
                    table.writerows(waiting)
                    waiting = []
            else:
                table.writerows(rows)


def write_scattered_csv(path: Path, size: int) -> None:
    write_csv(path, size, scattered=True)


def write_zendesk(path: Path, size: int) -> None:
    """Write one document whose users stand after all tickets, the hardest order."""
    with path.open("wb") as out:
        out.write(b'{"tickets":[')
        users = {}
        for number, _, messages in conversations(3):
            if out.tell() > size:
                break
            comments = []
            for place, (who, ours, at, text) in enumerate(messages):
                key = 10 + STAFF.index(who.partition("@")[0]) if ours else 1000 + number
                role = "agent" if ours else "end-user"
                users[key] = {"id": key, "name": who.partition("@")[0], "email": who, "role": role}
                comments.append({"id": number * 100 + place, "type": "Comment",
                "author_id": key, "public": True,
                                 "created_at": at, "body": text, "html_body": f"<p>{text}</p>"})  # fmt: skip
            ticket = {"id": number, "subject": "Question", "requester_id": 1000 + number, "status": "solved",
                      "via": {"channel": "email"}, "comments": comments, "tags": ["a"]}  # fmt: skip
            out.write((b"," if number > 1 else b"") + orjson.dumps(ticket))
        out.write(b'],"users":' + orjson.dumps(list(users.values())) + b"}")


def write_mbox(path: Path, size: int) -> None:
    with path.open("w") as out:
        for number, customer, messages in conversations(4):
            if out.tell() > size:
                break
            for place, (who, ours, _, text) in enumerate(messages):
                to = customer if ours else "support@fernhill.example"
                before = f"In-Reply-To: <{number}.{place - 1}@post.example>\n" if place else ""
                out.write(
                    f"From {who} Mon Aug  3 09:00:00 2026\nMessage-ID: <{number}.{place}@post.example>\n"
                    f"{before}"
                    f"Date: Mon, 3 Aug 2026 {place:02d}:00:00 +0000\nFrom: {who}\nTo: {to}\n"
                    f"Subject: Question {number}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
                )


def bare_lines(path: Path) -> None:
    with path.open("rb") as file:
        for line in file:
            json.loads(line)


def bare_rows(path: Path) -> None:
    with path.open(newline="") as file:
        for _ in csv.reader(file):
            pass


def bare_document(path: Path) -> None:
    with path.open("rb") as file:
        json.load(file)


def bare_reading(path: Path) -> None:
    with path.open("rb") as file:
        for _ in file:
            pass


CASES: dict[str, tuple[Callable[[Path, int], None], Callable[[Path], None]]] = {
    "jsonl": (write_jsonl, bare_lines),
    "messages-csv": (write_csv, bare_rows),
    "messages-csv, scattered": (write_scattered_csv, bare_rows),
    "zendesk": (write_zendesk, bare_document),
    "mbox": (write_mbox, bare_reading),
}


def in_own_process(work: Callable[[Path], int | None], path: Path) -> tuple[int, float, float]:
    """Run in a fresh process; give what it counted, its seconds of processor time and its peak memory in MB."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_measured, args=(work, path, there))
    process.start()
    counted, seconds, peak = here.recv()
    process.join()
    return counted, seconds, peak


def _measured(work: Callable[[Path], int | None], path: Path, out: Connection) -> None:
    start = time.process_time()  # other work on the machine disturbs the clock on the wall
    counted = work(path) or 0
    seconds = time.process_time() - start
    out.send((counted, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def imported(path: Path) -> int:
    """Count the messages that the importer gives."""
    count = 0
    for found in read_file(path):
        if isinstance(found, Refusal):
            raise SystemExit(f"refused: {found}")
        count += len(found.messages)
    return count


def main() -> None:
    """Write, parse and read each format, and print one line for it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--megabytes", type=int, default=300)
    asked.add_argument("--formats", nargs="*", default=list(CASES))
    options = asked.parse_args()
    print(f"{'format':26}{'MB':>6}{'messages':>11}{'messages/s':>12}{'seconds':>9}{'bare parse':>11}"
          f"{'ratio':>7}{'peak MB':>9}{'bare MB':>9}")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for name in options.formats:
            write, bare = CASES[name]
            path = Path(folder) / "file"
            write(path, options.megabytes * 1_000_000)
            _, plain, plain_peak = in_own_process(bare, path)
            count, seconds, peak = in_own_process(imported, path)
            size = path.stat().st_size / 1e6
            print(f"{name:26}{size:6.0f}{count:11,}{count / seconds:12,.0f}{seconds:9.1f}{plain:11.1f}"
                  f"{seconds / plain:7.1f}{peak:9.0f}{plain_peak:9.0f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
