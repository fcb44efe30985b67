"""How fast the engine reads, on one core, against the least that any reading of the file would do.

    python bench/read_speed.py [--data ../shared/data] [--rounds 3]

The reference, in the same run: Python's json parses each line, and one regular expression passes over each
message. Both read the STAR file, decompressed beforehand. The best of the rounds counts: a busy machine can
only slow a round down. Each round is a process of its own, so that none profits from the sentences that an
earlier one has met. Rates jump with the machine's load; the ratio is what to compare.
"""

import argparse
import gzip
import json
import re
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from goldenthread.analysis.batch import talks
from goldenthread.analysis.behaviours import STEPS
from goldenthread.conversations.columnar import batch_of_records
from goldenthread.conversations.importers.registry import read_file
from goldenthread.conversations.records import ConversationRecord
from goldenthread.insights.file_reading import read_records

ONE_CUE = re.compile(r"(?<!\w)(?:sorry|please|thank you|how (?:can|may) i help)(?!\w)", re.I)


def reference(path: Path) -> int:
    """Parse every line and pass one expression over every message."""
    messages = hits = 0
    with path.open() as file:
        for line in file:
            for message in json.loads(line)["messages"]:
                messages += 1
                hits += sum(1 for _ in ONE_CUE.finditer(message["text"]))
    return messages


def engine(path: Path) -> int:
    """Read every conversation as `goldenthread read` does, without writing."""
    return sum(len(record.messages) for record, _ in read_records(read_file(path), refused=print))


def parse(path: Path) -> int:
    """Do the importer's part alone."""
    return sum(len(record.messages) for record in read_file(path) if isinstance(record, ConversationRecord))


def timed(do: Callable[[Path], int], path: Path) -> tuple[float, int]:
    """Time the CPU of one round, what was imported left out."""
    began = time.process_time()
    messages = do(path)
    return time.process_time() - began, messages


def best(do: Callable[[Path], int], path: Path, rounds: int) -> tuple[int, float]:
    """Take the quickest round."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as alone:
        seconds, messages = min(alone.submit(timed, do, path).result() for _ in range(rounds))
    return messages, seconds


def main() -> None:
    """Print the rates and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "star.jsonl"
        with gzip.open(chosen.data / "star" / "open" / "conversations.jsonl.gz") as file:
            path.write_bytes(file.read())
        rates = {}
        for name, do in (("json and one regex", reference), ("importer alone", parse), ("engine", engine)):
            messages, seconds = best(do, path, chosen.rounds)
            rates[name] = messages / seconds
            print(
                f"{name:20} {messages:,} messages in {seconds:.2f} s of CPU: {rates[name]:>10,.0f} a second"
            )
        slower = rates["json and one regex"] / rates["engine"]
        print(f"the engine takes {slower:.1f} times as long as the reference")
        print(f"2 million messages would take {2e6 / rates['engine'] / 60:.1f} minutes on one core")
        records = [record for record in read_file(path) if isinstance(record, ConversationRecord)]
        unpacked = talks(batch_of_records(records))
        for step in STEPS:
            began = time.process_time()
            for talk in unpacked:
                step.judge(talk)
            print(f"  {step.NAME:15} {time.process_time() - began:.2f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB of a process that reads")


if __name__ == "__main__":
    main()
