"""Learns how this house marks one behaviour, from what its reviewers answered without a hint."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from goldenthread.analysis.batch import MARKS

from .marks import ENOUGH_ANSWERS, Floats, NotEnough, OwnMarks
from .proof import Proof, proof_of

FOLDS = 10
STRENGTH = 0.5


def learn_marks(
    features: Floats, shipped: Sequence[str], said: Sequence[str], conversations: Sequence[object]
) -> tuple[OwnMarks, Proof]:
    """Learn from n answers; gives what was learnt and how it fares on answers held out.

    `features` (n, d), `shipped` (n) and `said` (n) marks, `conversations` (n): answers about one conversation
    are held out together. Deterministic. Raises `NotEnough`.
    """
    groups = len(set(conversations))
    if len(said) < ENOUGH_ANSWERS or groups < ENOUGH_ANSWERS / 2 or len(set(said)) < 2:
        raise NotEnough(
            f"At least {ENOUGH_ANSWERS} answers given without a hint, of more than one kind, are needed."
        )
    targets = np.array([MARKS.index(mark) for mark in said])
    held_out: list[str] = [""] * len(said)
    for learn, test in GroupKFold(min(FOLDS, groups)).split(features, targets, list(conversations)):
        part = _fitted(features[learn], targets[learn])
        for row, mark in zip(test, part.marks(features[test], [shipped[row] for row in test]), strict=True):
            held_out[row] = mark
    right_before = [mark == truth for mark, truth in zip(shipped, said, strict=True)]
    right_after = [mark == truth for mark, truth in zip(held_out, said, strict=True)]
    return _fitted(features, targets), proof_of(right_before, right_after, conversations)


def _fitted(features: Floats, targets: NDArray[np.int64]) -> OwnMarks:
    weights = np.zeros((len(MARKS), features.shape[1]), np.float32)
    biases = np.full(len(MARKS), -30, np.float32)  # a mark that nobody gave
    there = np.unique(targets)
    if len(there) == 1:
        biases[there[0]] = 0
        return OwnMarks(weights, biases)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(features, targets)
    if len(there) == 2:  # sklearn then keeps the second one's weights alone
        weights[there[1]], biases[there[0]], biases[there[1]] = model.coef_[0], 0, model.intercept_[0]
    else:
        weights[there], biases[there] = model.coef_, model.intercept_
    return OwnMarks(weights, biases)
