"""CSV, TSV or semicolons, one row a message."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from goldenthread.conversations.importers.columns import CONVERSATIONS, MESSAGES, Field, guessed
from goldenthread.conversations.importers.contract import Options, Sample
from goldenthread.conversations.importers.messages_table import read_messages
from goldenthread.conversations.importers.table import head_of, rows_of
from goldenthread.conversations.records import ConversationRecord, Refusal

NAME = "messages-csv"
LABEL = "CSV or TSV, one row a message"
FIELDS: Sequence[Field] = MESSAGES


def recognises(sample: Sample) -> float:
    """Look at the head, and whether ids come more than once."""
    found = head_of(sample.head)
    return how_likely_messages(found[1]) if found else 0.0


def how_likely_messages(rows: list[list[str]]) -> float:
    """Say how sure it is that a table has one row a message: its head names a text and whose it is."""
    guess = guessed([title.strip() for title in rows[0]], MESSAGES)
    if "text" not in guess:
        return 0.78 if _is_a_plain_table(rows) else 0.0
    signs = sum(
        name in guess for name in ("sent_at", "author", "author_mail", "author_id", "role", "internal")
    )
    if "conversation" not in guess:
        return 0.2 if signs >= 2 and not guessed(rows[0], CONVERSATIONS).get("transcript") else 0.1
    place = [title.strip() for title in rows[0]].index(guess["conversation"])
    ids = [row[place] for row in rows[1:] if place < len(row)]
    again = len(set(ids)) < len(ids)
    return 0.88 if again and signs else 0.8 if signs >= 2 else 0.7 if again or signs else 0.4


def _is_a_plain_table(rows: list[list[str]]) -> bool:
    """Say whether it is a table for sure, though its head is in words of its own: people name the columns."""
    titles = [title.strip() for title in rows[0]]
    in_words = all(0 < len(title) <= 40 and not re.search(r"[\d:()<>\[\]]", title) for title in titles)
    even = sum(len(row) == len(titles) for row in rows[1:])
    return in_words and len(set(titles)) == len(titles) >= 3 and even >= 2 and even * 5 >= 4 * len(rows[1:])


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield conversations; a row that cannot be used is refused and the others go in."""
    yield from read_messages(
        lambda: rows_of(file, name=path.name), name=path.name, source="table", options=options
    )
