"""Stock sentences: what staff said word for word to many customers. About texts, never about people."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import pyarrow as pa

from goldenthread.analysis.batch import talks
from goldenthread.analysis.talk import Talk, Turn, sentences

STOCK = pa.schema([("sentence", pa.string()), ("conversations", pa.int64()), ("of", pa.int64())])

# A sentence of fewer words ("Thanks so much") is courtesy that everyone repeats, not a script.
FEWEST_WORDS = 4
_WORD = re.compile(r"[\w'’]+")
# What differs from one customer to the next without the sentence being another one.
_OWN = re.compile(r"[\w-]*\d[\w-]*|[\[<{⟨«][\w ]+[\]>}⟩»]")
OWN = "…"
_OWN_WORD = "__own__"


@dataclass(slots=True)
class Said:
    """In how many conversations staff wrote anything, and in how many each sentence."""

    conversations: int = 0
    sentences: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class StockSentences:
    """Sentences that staff said in at least so many conversations, with how many, of how many in all."""

    NAME: ClassVar[str] = "stock_sentences"
    VERSION: ClassVar[str] = "stock_sentences-1"
    least: int = 5

    def start(self) -> Said:
        """Give the state of having seen nothing."""
        return Said()

    def add(self, state: Said, batch: pa.RecordBatch) -> Said:
        """Take in n rows of `batch.CONVERSATIONS`. A sentence counts once a conversation.

        Assumes that a conversation's id stands for one customer's case. Any language. Raises `KeyError` for
        a missing column.
        """
        for talk in talks(batch):
            if talk.staff:
                state.conversations += 1
                state.sentences.update({one for turn in talk.staff for one, _ in masked(turn, talk)})
        return state

    def merge(self, state: Said, other: Said) -> Said:
        """Add up."""
        state.conversations += other.conversations
        state.sentences.update(other.sentences)
        return state

    def finish(self, state: Said) -> pa.Table:
        """Give a row of `STOCK` for each stock sentence, the most frequent first.

        `sentence` is masked: lower case, numbers, placeholders and the customer's name given as “…”.
        """
        stock = sorted(
            ((count, one) for one, count in state.sentences.items() if count >= self.least),
            key=lambda row: (-row[0], row[1]),
        )
        return pa.table(
            [
                pa.array([one for _, one in stock], pa.string()),
                pa.array([count for count, _ in stock], pa.int64()),
                pa.array([state.conversations] * len(stock), pa.int64()),
            ],
            schema=STOCK,
        )


def masked(turn: Turn, talk: Talk) -> list[tuple[str, int]]:
    """Give each sentence of a message without what is this customer's own, and its number of words.

    Shorter ones than `FEWEST_WORDS` are left out.
    """
    found = []
    for _, start, end in sentences(turn):
        words = _WORD.findall(_OWN.sub(_OWN_WORD, turn.text[start:end].lower()))
        if len(words) >= FEWEST_WORDS:
            plain = [OWN if word == _OWN_WORD or word in talk.names else word for word in words]
            found.append((" ".join(plain), len(words)))
    return found


def share_of_stock(turn: Turn, talk: Talk, stock: Mapping[str, int]) -> float:
    """Say which share (0 to 1) of a message's words stands in stock sentences; 0 where it has no sentence."""
    found = masked(turn, talk)
    words = sum(count for _, count in found)
    return sum(count for one, count in found if one in stock) / words if words else 0.0
