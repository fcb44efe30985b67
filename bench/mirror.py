"""How well the mirror's reading of drafts agrees with people who labelled them, and how fast it is.

    python bench/mirror.py [--data ../shared/data] [--from-block N]

Reads gold_mirror with the engine as shipped and prints, for each element, F1 of *is it there* and the overlap
of the words pointed at (Jaccard of characters, where both point at any), beside:

- majority: always the commoner answer; its F1 is nought where that is no.
- words: a bag-of-words model (logistic regression on one- and two-word counts of the reply), cross-validated
  over the blocks of twelve related items: fitted on what it is measured on, unlike the engine.
- people: annotator b held against annotator a, the ceiling.

Items on which the annotators differ about an element are left out for it (for people they count).
`emotion_in_message` is measured where both annotators agree. No line of the set was fitted on; what each
element needs of log-odds was chosen with blocks beside it (docs/algorithms/mirror.md). The last line gives
drafts a second, and the ratio to the time of parsing the same lines with Python's json.
scikit-learn is needed for `words` only.
"""

import argparse
import gzip
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from goldenthread.analysis.mirror.batch import DRAFTS
from goldenthread.analysis.mirror.reading import NAMES, read

BLOCK = 12
EMOTION = "emotion_in_message"


def f1(truth: Sequence[bool], said: Sequence[bool]) -> float:
    both = sum(t and s for t, s in zip(truth, said, strict=True))
    return 2 * both / max(1, sum(truth) + sum(said))


def precision(truth: Sequence[bool], said: Sequence[bool]) -> float:
    return sum(t and s for t, s in zip(truth, said, strict=True)) / max(1, sum(said))


def overlap(pairs: Sequence[tuple[Sequence[Sequence[int]], Sequence[Sequence[int]]]]) -> float:
    sets = [[{c for start, end in spans for c in range(start, end)} for spans in pair] for pair in pairs]
    shares = [len(a & b) / len(a | b) for a, b in sets if a and b]
    return sum(shares) / len(shares) if shares else float("nan")


def words_model(texts: list[str], truth: list[bool], blocks: list[int]) -> list[bool]:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        CountVectorizer(ngram_range=(1, 2), binary=True),
        LogisticRegression(max_iter=2000, class_weight="balanced"),
    )
    return [bool(x) for x in cross_val_predict(model, texts, truth, groups=blocks, cv=GroupKFold(5))]


def lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--from-block", type=int, default=0, help="leave out the blocks before this one")
    chosen = options.parse_args()
    folder = chosen.data / "gold_mirror" / "open"
    items = lines(folder / "items.jsonl.gz")[chosen.from_block * BLOCK :]
    labels = {label["id"]: label for label in lines(folder / "labels.jsonl.gz")}
    batch = pa.RecordBatch.from_pylist(
        [{name: item[name] for name in DRAFTS.names} for item in items], schema=DRAFTS
    )
    answers = read(batch).to_pylist()
    print(f"{len(items)} drafts")
    print(
        f"{'':22}{'engine: F1  prec  words':>26}{'majority':>10}{'words (cv)':>12}{'people: F1  words':>20}"
    )
    sums = [0.0, 0.0, 0.0, 0.0]
    for name in NAMES:
        kept = [n for n, item in enumerate(items) if labels[item["id"]]["gold"][name] is not None]
        gold = [bool(labels[items[n]["id"]]["gold"][name]) for n in kept]
        said = [bool(answers[n][f"{name}_found"]) for n in kept]
        spans = [
            (
                [(s["start"], s["end"]) for s in answers[n][f"{name}_spans"]],
                labels[items[n]["id"]]["a"]["spans"][name],
            )
            for n in kept
        ]
        model = words_model([items[n]["reply"] for n in kept], gold, [n // BLOCK for n in kept])
        both = [labels[item["id"]] for item in items]
        people = f1([x["a"]["labels"][name] for x in both], [x["b"]["labels"][name] for x in both])
        shared = overlap([(x["b"]["spans"][name], x["a"]["spans"][name]) for x in both])
        commoner = f1(gold, [sum(gold) * 2 >= len(gold)] * len(gold))
        row = [f1(gold, said), commoner, f1(gold, model), people]
        sums = [a + b for a, b in zip(sums, row, strict=True)]
        print(
            f"{name:22}{row[0]:>15.3f}{precision(gold, said):>6.2f}{overlap(spans):>6.2f}"
            f"{row[1]:>9.2f}{row[2]:>11.2f}{row[3]:>15.3f}{shared:>6.2f}"
        )
    mean = [total / len(NAMES) for total in sums]
    print(
        f"{'mean':22}{mean[0]:>15.3f}   ({mean[0] / mean[3]:.2f} of people, {mean[0] / mean[2]:.2f}× words)"
        f"{mean[2]:>9.2f}{mean[3]:>14.3f}"
    )
    agreed = [
        (labels[item["id"]]["a"][EMOTION], answer[EMOTION])
        for item, answer in zip(items, answers, strict=True)
        if labels[item["id"]]["a"][EMOTION] == labels[item["id"]]["b"][EMOTION]
    ]
    truth, said = [a for a, _ in agreed], [bool(b) for _, b in agreed]
    print(f"{EMOTION:22}{f1(truth, said):>15.3f}{precision(truth, said):>6.2f}")
    start = time.process_time()
    read(batch)
    reading = time.process_time() - start
    texts = [json.dumps(item) for item in items] * 20
    start = time.process_time()
    for text in texts:
        json.loads(text)
    parsing = (time.process_time() - start) / 20
    print(
        f"{len(items) / reading:,.0f} drafts a second of core time, {reading / parsing:,.0f}× json.loads of the same"
    )


if __name__ == "__main__":
    main()
