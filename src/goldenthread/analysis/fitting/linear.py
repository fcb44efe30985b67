"""Fits one linear head and says, out of fold, how good it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from goldenthread.analysis.heads.grams import BUCKETS, pairs, pieces, tokens
from goldenthread.analysis.heads.heads import Heads

MOST_WEIGHTS = 40_000
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A head, with what it said of every text while that text was held out."""

    name: str
    weights: NDArray[np.float32]
    bias: float
    threshold: float
    held_out: Numbers


def grams_of(texts: Sequence[str]) -> sparse.csr_matrix:
    """Lay n texts out as (n, BUCKETS) float32, each row scaled by 1/√(its grams), as `Heads` does."""
    remembered: dict[str, list[int]] = {}
    columns: list[int] = []
    starts = [0]
    for text in texts:
        words = tokens(text)
        for word in dict.fromkeys(words):
            if word not in remembered:
                remembered[word] = pieces(word)
            columns += remembered[word]
        columns += pairs(words)
        starts.append(len(columns))
    sizes = np.maximum(np.diff(starts), 1)
    values = np.repeat(1 / np.sqrt(sizes), np.diff(starts)).astype(np.float32)
    grams = sparse.csr_matrix((values, columns, starts), shape=(len(texts), BUCKETS))
    grams.sum_duplicates()
    return grams


@dataclass(frozen=True, slots=True)
class Beside:
    """Texts of a neighbouring kind, learnt from with less weight and never measured on."""

    grams: sparse.csr_matrix
    shown: Flags
    weight: float


def fit_head(
    name: str,
    grams: sparse.csr_matrix,
    shown: Flags,
    groups: Sequence[object],
    *,
    strength: float,
    folds: int = 5,
    beside: Beside | None = None,
) -> Fitted:
    """Fit a logistic regression on idf-weighted grams, calibrated on what it said out of fold.

    `grams` (n, BUCKETS) from `grams_of`; `shown` (n,); `groups` (n,): no group stands on both sides of a
    split. `strength` is the inverse of the L2 penalty. The threshold is the one with the best F1 out of fold.
    Raises `ValueError` where fewer groups than folds, or only one answer, are there. Source: Platt 1999.
    """
    held_out = np.zeros(len(shown))
    for learn, test in GroupKFold(folds).split(grams, shown, groups):
        weights, bias = _regression(grams[learn], shown[learn], strength, beside)
        held_out[test] = grams[test] @ weights + bias
    platt = LogisticRegression(C=1e6).fit(held_out[:, None], shown)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    weights, bias = _regression(grams, shown, strength, beside)
    chances = 1 / (1 + np.exp(-(held_out * slope + shift)))
    return Fitted(
        name, _largest(weights * slope), bias * slope + shift, best_threshold(shown, chances), chances
    )


def bundle(id: str, fitted: Sequence[Fitted]) -> Heads:
    """Bind heads together that are read in one walk through a text."""
    return Heads(
        id,
        [head.name for head in fitted],
        np.stack([head.weights for head in fitted], axis=1),
        np.array([head.bias for head in fitted], np.float32),
        np.array([head.threshold for head in fitted], np.float32),
    )


def f1(shown: Flags, said: Flags) -> float:
    """Give the F1 of a yes: 2·both / (shown + said); nought where neither is."""
    both = int((shown & said).sum())
    return 2 * both / max(1, int(shown.sum()) + int(said.sum()))


def best_threshold(shown: Flags, chances: Numbers) -> float:
    """Find the probability from which on a yes has the best F1."""
    tried = np.unique(np.quantile(chances, np.linspace(0.01, 0.995, 200)))
    return float(max(tried, key=lambda at: f1(shown, chances >= at)))


def honest_yes(shown: Flags, chances: Numbers, groups: Sequence[object], folds: int = 5) -> Flags:
    """Say yes or no with a threshold chosen without the group it is applied to."""
    said = np.zeros(len(shown), bool)
    for learn, test in GroupKFold(folds).split(chances, shown, groups):
        said[test] = chances[test] >= best_threshold(shown[learn], chances[learn])
    return said


def _regression(
    grams: sparse.csr_matrix, shown: Flags, strength: float, beside: Beside | None
) -> tuple[NDArray[np.float32], float]:
    counts = np.ones(len(shown))
    if beside is not None:
        counts = np.concatenate([counts, np.full(len(beside.shown), beside.weight)])
        grams, shown = sparse.vstack([grams, beside.grams]), np.concatenate([shown, beside.shown])
    met = np.asarray((grams > 0).sum(axis=0)).ravel()
    rarity = np.where(met > 0, np.log((1 + grams.shape[0]) / (1 + met)) + 1, 0)
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=300)
    model.fit(grams @ sparse.diags(rarity), shown, sample_weight=counts)
    return (model.coef_[0] * rarity).astype(np.float32), float(model.intercept_[0])


def _largest(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Keep the weights that matter: the rest would only make the file large."""
    if np.count_nonzero(weights) > MOST_WEIGHTS:
        weights = np.where(np.abs(weights) >= np.sort(np.abs(weights))[-MOST_WEIGHTS], weights, 0)
    return weights.astype(np.float32)
