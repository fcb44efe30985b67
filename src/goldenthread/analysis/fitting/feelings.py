"""Fits what a message feels like, gratitude and admiration among it, on GoEmotions (Demszky et al. 2020).

Fitted on the set's own training half and measured on its development half.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from goldenthread.analysis.heads.heads import Heads

from .figures import Figure
from .linear import Fitted, bundle, f1, fit_head, grams_of
from .open_data import labelled

FAMILY = "feelings"
# The set's 27 emotions, those joined that people themselves mix up most and that ask for the same answer.
FEELINGS = {
    "gratitude": {"gratitude"},
    "admiration": {"admiration"},
    "joy": {"joy", "excitement", "relief"},
    "anger": {"anger", "annoyance", "disgust"},
    "disappointment": {"disappointment", "sadness", "grief"},
    "worry": {"fear", "nervousness"},
    "confusion": {"confusion"},
    "caring": {"caring"},
    "remorse": {"remorse"},
}
# Inverse of the L2 penalty: gratitude's by five-fold cross-validation within the training half.
STRENGTH = {"gratitude": 0.05}
USUAL_STRENGTH = 0.2
PUBLISHED_BERT = {"gratitude": 0.86, "admiration": 0.65}


def fit(data: Path, out: Path) -> Iterator[Figure]:
    """Write `feelings.npz` into a folder; yields each head's figures. Raises `NoOpenData`."""
    texts, emotions = _texts(data, "train")
    grams = grams_of(texts)
    fitted: list[Fitted] = []
    for name, joined in FEELINGS.items():
        shown = np.array([bool(joined & told) for told in emotions])
        strength = STRENGTH.get(name, USUAL_STRENGTH)
        fitted.append(fit_head(name, grams, shown, range(len(texts)), strength=strength, folds=3))
    bundle("feelings-2", fitted).save(out / f"{FAMILY}.npz")
    yield from measure(Heads.load(out / f"{FAMILY}.npz"), data)


def measure(heads: Heads, data: Path) -> Iterator[Figure]:
    """Hold heads against the development half, which none of them was fitted on. Raises `NoOpenData`."""
    texts, emotions = _texts(data, "dev")
    said = heads.says(texts)
    for name, joined in FEELINGS.items():
        shown = np.array([bool(joined & told) for told in emotions])
        value = f1(shown, said[:, heads.names.index(name)])
        yield Figure(
            name, "goemotions, development half", "F1", value, PUBLISHED_BERT.get(name), "BERT, published"
        )


def _texts(data: Path, half: str) -> tuple[list[str], list[set[str]]]:
    pairs = [
        (item, label) for item, label in labelled(data, "goemotions") if item["id"].split("-")[1] == half
    ]
    return [item["text"] for item, _ in pairs], [set(label["emotions"]) for _, label in pairs]
