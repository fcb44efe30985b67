"""Several linear heads over one walk through a text."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from .grams import BUCKETS, pairs, pieces, tokens

Floats = NDArray[np.float32]
MOST_REMEMBERED = 200_000


class Heads:
    """K heads that say of a text how likely each thing is shown in it.

    A head is a logistic regression on the grams of `grams.py`, each counted once a word or pair and scaled by
    1/√(their number); its probabilities are calibrated (Platt 1999) out of fold. Immutable but for what it
    remembers of words it has met.
    """

    def __init__(
        self, id: str, names: Sequence[str], weights: Floats, biases: Floats, thresholds: Floats
    ) -> None:
        """Take `weights` of shape (BUCKETS, K), `biases` and `thresholds` of shape (K,).

        `thresholds` are the probabilities from which on a head says yes. Raises `ValueError` for other
        shapes.
        """
        if weights.shape != (BUCKETS, len(names)) or {biases.shape, thresholds.shape} != {(len(names),)}:
            raise ValueError(f"{len(names)} heads need weights of shape {(BUCKETS, len(names))}.")
        self.id = id
        self.names = tuple(names)
        self.thresholds = thresholds
        self._biases = biases
        self._weights = weights
        # Pages and Daft ask from several threads: two words that are new at once must not get one place.
        self._remembering = Lock()
        self._forget()

    def _forget(self) -> None:
        self._row_of: dict[str, int] = {}
        self._rows: Floats = np.zeros((1024, len(self.names) + 1), np.float32)

    def __reduce__(self) -> tuple[type["Heads"], tuple[object, ...]]:
        """Travel to another process without what was remembered."""
        return Heads, (self.id, self.names, self._weights, self._biases, self.thresholds)

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """Estimate for n texts, each from any language's letters, how likely each of K things is shown.

        Gives (n, K) float32 in 0..1. A text without a word gets each head's base rate. What a text gets
        depends on no other text. Assumes sentences or short messages, as the heads were fitted on.
        """
        if not texts:
            return np.zeros((0, len(self.names)), np.float32)
        single: list[str] = []
        double: list[int] = []
        singles: list[int] = []
        doubles: list[int] = []
        with self._remembering:
            if len(self._row_of) > MOST_REMEMBERED:
                self._forget()
            for text in texts:
                words = tokens(text)
                singles.append(len(single))
                doubles.append(len(double))
                single += dict.fromkeys(words)
                double += pairs(words)
            self._meet([word for word in dict.fromkeys(single) if word not in self._row_of])
            at, rows = list(map(self._row_of.__getitem__, single)), self._rows
        sums = _sums(rows, at, singles)
        counts = sums[:, -1] + np.diff([*doubles, len(double)])
        logits = (sums[:, :-1] + _sums(self._weights, double, doubles)) / np.sqrt(np.maximum(counts, 1))[
            :, None
        ]
        chances: Floats = (1 / (1 + np.exp(-(logits + self._biases)))).astype(np.float32)
        return chances

    def says(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Say for n texts which of K things are shown, as (n, K)."""
        said: NDArray[np.bool_] = self.probabilities(texts) >= self.thresholds
        return said

    def only(self, *names: str) -> "Heads":
        """Take some of the heads, in this order. Raises `ValueError` for a name that is none of them."""
        at = [self.names.index(name) for name in names]
        return Heads(self.id, names, self._weights[:, at], self._biases[at], self.thresholds[at])

    def _meet(self, words: list[str]) -> None:
        """Work out what each new word adds to every head, and of how many grams it is."""
        if not words:
            return
        met, known = len(self._row_of), len(self._row_of) + len(words)
        if known > len(self._rows):
            more = np.zeros((max(known, len(self._rows)), self._rows.shape[1]), np.float32)
            self._rows = np.concatenate([self._rows, more])
        buckets: list[int] = []
        starts = []
        for word in words:
            starts.append(len(buckets))
            buckets += pieces(word)
        self._rows[met:known, :-1] = _sums(self._weights, buckets, starts)
        self._rows[met:known, -1] = np.diff([*starts, len(buckets)])
        self._row_of.update(zip(words, range(met, known), strict=True))

    def save(self, path: Path | BinaryIO) -> None:
        """Write the heads to an .npz file; weights go in half precision, nought left out."""
        parts: dict[str, Any] = {
            "id": np.array(self.id), "names": np.array(self.names),
            "biases": self._biases, "thresholds": self.thresholds,
        }  # fmt: skip
        for at, name in enumerate(self.names):
            there = np.flatnonzero(self._weights[:, at]).astype(np.uint32)
            parts[f"{name}_at"], parts[f"{name}_weight"] = there, self._weights[there, at].astype(np.float16)
        np.savez_compressed(path, **parts)

    @classmethod
    def load(cls, path: Path | BinaryIO) -> "Heads":
        """Read what `save` wrote. Raises `OSError` or `ValueError` where the file is not that."""
        with np.load(path, allow_pickle=False) as parts:
            names = [str(name) for name in parts["names"]]
            weights = np.zeros((BUCKETS, len(names)), np.float32)
            for at, name in enumerate(names):
                weights[parts[f"{name}_at"], at] = parts[f"{name}_weight"]
            return cls(str(parts["id"]), names, weights, parts["biases"], parts["thresholds"])


def _sums(rows: Floats, chosen: list[int], starts: list[int]) -> Floats:
    """Sum the chosen rows by text; a text without any gets noughts."""
    sums = np.zeros((len(starts), rows.shape[1]), np.float32)
    ends = [*starts[1:], len(chosen)]
    filled = [n for n, (start, end) in enumerate(zip(starts, ends, strict=True)) if end > start]
    if filled:
        sums[filled] = np.add.reduceat(rows[chosen], [starts[n] for n in filled], axis=0)
    return sums
