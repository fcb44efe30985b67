"""Which open texts the model of meaning is fitted on, and which are kept out for measuring."""

from itertools import islice
from pathlib import Path
from zlib import crc32

from .open_data import rows

# Other sets are left out where something is measured on them (natcs_intents, nlupp, trend_stream, all gold
# sets) or where a licence asks for more than a line of credit (epitome).
CONVERSATIONS = (
    ("star", "conversations"),
    ("multidogo", "conversations"),
    ("abcd_sample", "conversations"),
    ("tau_airline", "conversations"),
    ("tau_airline", "fewshot_conversations"),
)
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


def texts_of(data: Path) -> list[str]:
    """List the texts to fit on, each once, ordered by a checksum of their words.

    What is said in a conversation of gold_behaviours is left out with the whole conversation. A held-out
    text is left out even where another set says the same words. Raises `NoOpenData`.
    """
    gold = {row["id"] for row in rows(data, "gold_behaviours", "conversations")}
    found: dict[str, None] = {}
    kept_out: set[str] = set()
    for name, file in CONVERSATIONS:
        for row in rows(data, name, file):
            if row["id"] not in gold:
                found |= dict.fromkeys(message["text"].strip() for message in row["messages"])
    for name, most in ITEMS.items():
        for row in islice(rows(data, name, "items"), most):
            if is_held_out(row["id"]):
                kept_out.add(row["text"].strip())
            else:
                found[row["text"].strip()] = None
    long_enough = (t for t in found if SHORTEST <= len(t.split()) <= LONGEST and t not in kept_out)
    return sorted(long_enough, key=lambda text: (crc32(text.encode()), text))
