"""How well the engine's readings agree with people who read under the codebook.

    python bench/behaviours.py [--data ../shared/data]

Reads gold_behaviours with the engine as shipped and prints, for each behaviour:

- engine: macro F1 over the marks that occur in the gold or the prediction. Where the gold holds two marks
  either is right: a prediction among them counts as that mark, any other is held against the first
  annotator's mark.
- share: how often the engine's mark is among the gold's.
- evidence: Jaccard overlap of message numbers, engine against gold, where either names any.
- majority: macro F1 and share of always saying the commonest gold mark.
- words: a bag-of-words model (logistic regression on one- and two-word counts of the conversation), 5-fold
  cross-validated on the gold: fitted on what it is measured on, unlike the engine.
- people: annotator b held against annotator a: macro F1, share, evidence overlap.

Nothing in the engine is fitted or tuned on these labels. scikit-learn is needed for `words` only.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from goldenthread.analysis.runner import NAMES
from goldenthread.conversations.importers.registry import read_file
from goldenthread.insights.file_reading import read_records


def macro_f1(truth: Sequence[str], said: Sequence[str]) -> float:
    """Average the F1 of every mark that occurs."""
    scores = []
    for mark in set(truth) | set(said):
        hit = sum(t == s == mark for t, s in zip(truth, said, strict=True))
        scores.append(2 * hit / (truth.count(mark) + said.count(mark)))
    return sum(scores) / len(scores)


def overlap(pairs: Sequence[tuple[set[int], set[int]]]) -> float:
    """Average the Jaccard overlap where either side names a message."""
    shares = [len(a & b) / len(a | b) for a, b in pairs if a | b]
    return sum(shares) / len(shares) if shares else float("nan")


def either(gold: Sequence[list[str]], first: Sequence[str], said: Sequence[str]) -> list[str]:
    """Choose the gold mark that a prediction is held against."""
    return [s if s in g else f for g, f, s in zip(gold, first, said, strict=True)]


def words_model(texts: list[str], marks: list[str]) -> list[str] | None:
    """Predict every mark from a bag of words, each conversation held out once."""
    try:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import KFold, cross_val_predict
        from sklearn.pipeline import make_pipeline
    except ImportError:
        return None
    if len(set(marks)) < 2:
        return marks
    model = make_pipeline(
        CountVectorizer(ngram_range=(1, 2), min_df=2, binary=True), LogisticRegression(max_iter=2000)
    )
    return list(cross_val_predict(model, texts, marks, cv=KFold(5, shuffle=True, random_state=1)))


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    chosen = options.parse_args()
    folder = chosen.data / "gold_behaviours" / "open"
    with gzip.open(folder / "labels.jsonl.gz", "rt") as file:
        labels = {label["id"]: label for label in map(json.loads, file)}
    read = list(read_records(read_file(folder / "conversations.jsonl.gz"), refused=print))
    texts = ["\n".join(f"{m.role}: {m.text}" for m in record.messages) for record, _ in read]
    print(f"{len(read)} conversations; macro F1 · share right · evidence overlap")
    print(f"{'':15}{'engine':>19}{'majority':>14}{'words (cv)':>14}{'people':>21}")
    totals: Counter[str] = Counter()
    for name in NAMES:
        found = [
            (labels[r.id]["gold"][name], labels[r.id]["a"][name], labels[r.id]["b"][name]) for r, _ in read
        ]
        gold = [[*g["marks"]] for g, _, _ in found]
        first, second = [a["mark"] for _, a, _ in found], [b["mark"] for _, _, b in found]
        said = [behaviours[name]["mark"] for _, behaviours in read]
        pointed = [{e["message"] for e in behaviours[name]["evidence"]} for _, behaviours in read]
        commonest = Counter(mark for marks in gold for mark in marks).most_common(1)[0][0]
        row = [score(gold, first, said), score(gold, first, [commonest] * len(gold))]
        model = words_model(texts, [marks[0] for marks in gold])
        row.append(score(gold, first, model) if model else (float("nan"), float("nan")))
        people = (
            macro_f1(first, second),
            sum(a == b for a, b in zip(first, second, strict=True)) / len(first),
        )
        seen = overlap([(p, set(g["evidence"])) for p, (g, _, _) in zip(pointed, found, strict=True)])
        both = overlap([(set(a["evidence"]), set(b["evidence"])) for _, a, b in found])
        print(
            f"{name:15}{row[0][0]:>7.2f} {row[0][1]:.2f} {seen:.2f}{row[1][0]:>9.2f} {row[1][1]:.2f}"
            f"{row[2][0]:>9.2f} {row[2][1]:.2f}{people[0]:>11.2f} {people[1]:.2f} {both:.2f}"
        )
        for key, value in {
            "engine": row[0][0], "majority": row[1][0], "words": row[2][0], "people": people[0],
        }.items():  # fmt: skip
            totals[key] += value
    print("mean macro F1: " + ", ".join(f"{key} {value / len(NAMES):.2f}" for key, value in totals.items()))


def score(gold: Sequence[list[str]], first: Sequence[str], said: Sequence[str]) -> tuple[float, float]:
    """Give macro F1 and share right of predictions against gold marks, either of two being right."""
    right = sum(s in g for g, s in zip(gold, said, strict=True)) / len(gold)
    return macro_f1(either(gold, first, said), list(said)), right


if __name__ == "__main__":
    main()
