"""How well stock sentences tell scripted messages from typed ones.

    python bench/stock_sentences.py [--data ../shared/data]

STAR's file says of each staff message if a suggested text was picked (scripted) or typed. Half of the
conversations, drawn by id, make the library of stock sentences (in at least 5 of them); the other half's
messages are judged by it: scripted if at least half of their words stand in stock sentences. Nothing is
fitted on the labels. Beside it: a message's length in words, and always saying the commoner answer.
"""

import argparse
import gzip
import json
import math
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from goldenthread.analysis.batch import talks
from goldenthread.analysis.folds.contract import fold_all
from goldenthread.analysis.folds.stock_sentences import StockSentences, masked, share_of_stock
from goldenthread.conversations.columnar import batch_of_records
from goldenthread.conversations.importers.registry import read_file
from goldenthread.conversations.records import ConversationRecord

LEAST = 5


def auc(truth: Sequence[bool], said: Sequence[float]) -> float:
    """Say how often a scripted message stands above a typed one (ties count half)."""
    ranked, ranks, at = sorted(zip(said, truth, strict=True)), 0.0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        ranks += (at + 1 + end) / 2 * sum(is_true for _, is_true in ranked[at:end])
        at = end
    yes = sum(truth)
    return (ranks - yes * (yes + 1) / 2) / (yes * (len(truth) - yes))


def balanced(truth: Sequence[bool], said: Sequence[bool]) -> tuple[float, float]:
    """Give recall of the scripted and of the typed."""
    pairs = list(zip(truth, said, strict=True))
    return (
        sum(t and s for t, s in pairs) / sum(truth),
        sum(not t and not s for t, s in pairs) / (len(truth) - sum(truth)),
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    folder = options.parse_args().data / "star" / "open"
    records = [r for r in read_file(folder / "conversations.jsonl.gz") if isinstance(r, ConversationRecord)]
    with gzip.open(folder / "labels.jsonl.gz") as file:
        labels = {row["id"]: row["agent_messages"] for row in map(json.loads, file)}
    seen = [r for r in records if sha256(r.id.encode()).digest()[0] < 128]
    unseen = [r for r in records if sha256(r.id.encode()).digest()[0] >= 128]
    everything = fold_all(StockSentences(least=1), [batch_of_records(seen)])
    counts = dict(
        zip(everything["sentence"].to_pylist(), everything["conversations"].to_pylist(), strict=True)
    )
    stock = {one: count for one, count in counts.items() if count >= LEAST}
    truth, share, often, length = [], [], [], []
    for talk in talks(batch_of_records(unseen)):
        scripted = {message["i"]: message["scripted"] for message in labels[talk.id]}
        for turn in talk.staff:
            found = masked(turn, talk)
            words = sum(number for _, number in found)
            truth.append(scripted[turn.number])
            share.append(share_of_stock(turn, talk, stock))
            often.append(
                sum(n * math.log1p(counts.get(one, 0)) for one, n in found) / words if words else 0.0
            )
            length.append(float(len(turn.text.split())))
    print(
        f"{len(seen):,} conversations make the library ({len(stock):,} stock sentences, said in {LEAST} or more); "
        f"{len(truth):,} messages of {len(unseen):,} others are judged, {sum(truth):,} scripted"
    )
    print(f"{'':38}{'AUC':>6}{'balanced':>10}{'scripted':>10}{'typed':>8}")
    for name, value, least in (
        ("share of words in stock sentences", share, 0.5),
        ("how often its sentences are said (log)", often, math.log1p(LEAST)),
        ("length in words", length, 7.0),
    ):
        yes, no = balanced(truth, [one >= least for one in value])
        print(f"{name:38}{auc(truth, value):6.3f}{(yes + no) / 2:10.3f}{yes:10.3f}{no:8.3f}")
    print(f"{'always scripted':38}{0.5:6.3f}{0.5:10.3f}{1.0:10.3f}{0.0:8.3f}")


if __name__ == "__main__":
    main()
