"""Which open texts the model of meaning is fitted on, and which are kept out for measuring."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

# Other sets are left out where something is measured on them (natcs_intents, nlupp, trend_stream, all gold
# sets) or where a licence asks for more than a line of credit (epitome).
CONVERSATIONS = ("star", "multidogo", "abcd_sample", "tau_airline")
# The most rows to read: remarks from forums are there for feelings and manners, and must not outnumber what
# customers and staff write.
ITEMS = {"banking77": None, "clinc150": None, "goemotions": 16_000, "politeness": 4_000}
# Shorter says little by itself, longer costs the teacher more than it teaches; in words between blanks.
SHORTEST, LONGEST = 3, 40


def is_held_out(id: str) -> bool:
    """Say whether a labelled request is kept for measuring: 30% of banking77, clinc150's validation part.

    By the row's own id, so that nobody's order of reading moves a text across.
    """
    if id.startswith("b77-"):
        return crc32(id.encode()) % 10 < 3
    return id.startswith("clinc-val")


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON lines, gzipped."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def texts_of(data: Path) -> list[str]:
    """List the texts to fit on, each once, ordered by a checksum of their words.

    What is said in a conversation of gold_behaviours is left out with the whole conversation. A held-out
    text is left out even where another set says the same words. Raises `FileNotFoundError` where a set is
    missing.
    """
    gold = {row["id"] for row in rows(data / "gold_behaviours" / "open" / "conversations.jsonl.gz")}
    found: dict[str, None] = {}
    kept_out: set[str] = set()
    for name in CONVERSATIONS:
        for file in sorted((data / name / "open").glob("*conversations.jsonl.gz")):
            for row in rows(file):
                if row["id"] not in gold:
                    found |= dict.fromkeys(message["text"].strip() for message in row["messages"])
    for name, most in ITEMS.items():
        for row in islice(rows(data / name / "open" / "items.jsonl.gz"), most):
            if is_held_out(row["id"]):
                kept_out.add(row["text"].strip())
            else:
                found[row["text"].strip()] = None
    long_enough = (t for t in found if SHORTEST <= len(t.split()) <= LONGEST and t not in kept_out)
    return sorted(long_enough, key=lambda text: (crc32(text.encode()), text))
