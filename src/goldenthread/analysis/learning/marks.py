"""Learns how this house marks one behaviour, from what its reviewers answered without a hint."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from goldenthread.analysis.batch import MARKS

from .proof import Proof, proof_of

VERSION = "own-marks-1"
ENOUGH_ANSWERS = 40
FOLDS = 10
STRENGTH = 0.5
Floats = NDArray[np.float32]


class NotEnough(Exception):
    """There are too few answers to learn from; the message says how many there must be."""


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """A multinomial logistic regression over `features_of`: weights (5, d), biases (5,)."""

    weights: Floats
    biases: Floats

    def marks(self, features: Floats, shipped: Sequence[str]) -> list[str]:
        """Mark n conversations as this house would; where no mark is likelier than not, as shipped.

        `features` (n, d) from `features_of`, `shipped` (n) the shipped marks. Raises `ValueError` for
        another d.
        """
        logits = features @ self.weights.T + self.biases
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        likeliest = chances.argmax(axis=1)
        return [
            MARKS[best] if chances[row, best] > 0.5 else shipped[row]
            for row, best in enumerate(likeliest.tolist())
        ]

    def packed(self) -> bytes:
        """Write it down, to be kept."""
        kept = BytesIO()
        np.savez_compressed(kept, weights=self.weights, biases=self.biases)
        return kept.getvalue()

    @classmethod
    def unpacked(cls, kept: bytes) -> "OwnMarks":
        """Read what `packed` wrote. Raises `ValueError` or `OSError` where it is something else."""
        with np.load(BytesIO(kept), allow_pickle=False) as parts:
            return cls(parts["weights"], parts["biases"])


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
