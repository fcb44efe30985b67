"""How this house marks one behaviour, as learnt; reading with it needs numpy alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.batch import MARKS

ENOUGH_ANSWERS = 40
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
