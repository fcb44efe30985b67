"""What each runner costs, against one process: the same answers, seconds, memory.

    python bench/runners.py [--data ../shared/data] [--rounds 3] [--only "one process" …]

Reads STAR (3,647 conversations) with the seven steps on each runner and holds the answers against those of
one process. Every run is a process of its own, the rounds go through all runners in turn, and the best round
counts: a busy machine can only slow one down. `CPU` adds up all processes of a run (Ray's own services too),
`memory` is the most that all of them together held (proportional share, sampled; Linux), `first` when the
first answer stood. `few` is a file of 40 conversations: what a small input pays. Prints ratios to one process.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
import uuid
from contextlib import nullcontext
from pathlib import Path

from goldenthread.analysis import runner
from goldenthread.analysis.runners.pool import Pool
from goldenthread.conversations.columnar import batch_of_records
from goldenthread.conversations.importers.registry import read_file
from goldenthread.conversations.records import ConversationRecord

RUNNERS = ("one process", "pool of 2", "daft native", "daft ray, 2 workers")
MARK = "GOLDENTHREAD_BENCH_MARK"
BATCH, FEW = 256, 40


def started(name: str):
    """Give the runner as a context."""
    if name.startswith("daft native"):
        from goldenthread.analysis.runners.frames import native

        return nullcontext(native())
    if name.startswith("daft ray"):
        from goldenthread.analysis.runners.cluster import cluster

        return cluster(workers=2)
    return nullcontext(Pool(2 if name.endswith("2") else 1))


def one_run(name: str, path: Path, few: bool) -> None:
    """Read on one runner and print what it took."""
    records = [record for record in read_file(path) if isinstance(record, ConversationRecord)]
    records = records[:FEW] if few else records
    batches = [batch_of_records(records[at : at + BATCH]) for at in range(0, len(records), BATCH)]
    began, first, marks = time.perf_counter(), 0.0, []
    with started(name) as on:
        ready = time.perf_counter()
        for columns in on.move(iter(batches), runner.READING):
            first = first or time.perf_counter() - began
            marks.append(columns.to_pylist())
        done = time.perf_counter()
    print(
        json.dumps(
            {
                "messages": sum(len(record.messages) for record in records),
                "start": ready - began,
                "first": first,
                "read": done - ready,
                "all": time.perf_counter() - began,
                "answers": str(marks).__hash__(),
            }
        )
    )


def watched(name: str, path: Path, few: bool) -> dict[str, float]:
    """Run one runner in a process of its own and watch all processes that come of it."""
    mark = uuid.uuid4().hex
    command = [sys.executable, __file__, "--one", name, str(path), *(["--few"] if few else [])]
    run = subprocess.Popen(
        command, env={**os.environ, MARK: mark, "PYTHONHASHSEED": "0"}, stdout=subprocess.PIPE, text=True
    )
    most, cpu, ended = 0.0, {}, threading.Event()

    def look() -> None:
        nonlocal most
        while not ended.wait(0.2):
            together = 0.0
            for entry in Path("/proc").glob("[0-9]*"):
                try:
                    if f"{MARK}={mark}".encode() not in (entry / "environ").read_bytes():
                        continue
                    fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                    cpu[entry.name] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                    pss = (entry / "smaps_rollup").read_text().split("Pss:", 1)[1]
                    together += int(pss.split()[0]) / 1024
                except (OSError, IndexError):
                    continue
            most = max(most, together)

    watcher = threading.Thread(target=look)
    watcher.start()
    out, _ = run.communicate()
    ended.set()
    watcher.join()
    assert run.returncode == 0
    return json.loads(out.splitlines()[-1]) | {"memory": most, "cpu": sum(cpu.values())}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", nargs="*", default=RUNNERS)
    options.add_argument("--one", nargs=2)
    options.add_argument("--few", action="store_true")
    chosen = options.parse_args()
    if chosen.one:
        one_run(chosen.one[0], Path(chosen.one[1]), chosen.few)
        return
    path = chosen.data / "star" / "open" / "conversations.jsonl.gz"
    for few in (True, False):
        best: dict[str, dict[str, float]] = {}
        for _ in range(chosen.rounds):
            for name in chosen.only:
                run = watched(name, path, few)
                before = best.get(name, run)
                best[name] = run | {
                    key: min(run[key], before[key])
                    for key in ("start", "first", "read", "all", "cpu", "memory")
                }
        one = best[chosen.only[0]]
        print(f"\n{one['messages']:,} messages" + (" (few)" if few else ""))
        print(
            f"{'':22}{'start':>7}{'first':>7}{'read':>7}{'all':>7}{'× one':>7}{'CPU':>7}{'MB':>7}  same answers"
        )
        for name, run in best.items():
            print(
                f"{name:22}{run['start']:7.2f}{run['first']:7.2f}{run['read']:7.2f}{run['all']:7.2f}"
                f"{run['all'] / one['all']:7.2f}{run['cpu']:7.1f}{run['memory']:7.0f}"
                f"  {'yes' if run['answers'] == one['answers'] else 'NO'}"
            )
    importing()


def importing() -> None:
    """Print what importing Daft and Ray costs, beside Arrow alone."""
    print()
    for modules in ("pyarrow", "pyarrow, daft", "pyarrow, daft, ray"):
        code = (
            f"import time,resource;b=time.perf_counter();import {modules};"
            "print(time.perf_counter()-b,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)"
        )
        runs = [
            [float(part) for part in subprocess.check_output([sys.executable, "-c", code]).split()]
            for _ in range(5)
        ]
        print(
            f"import {modules:22} {min(run[0] for run in runs):.2f} s, {min(run[1] for run in runs):.0f} MB"
        )


if __name__ == "__main__":
    main()
