"""How strongly a sentence looks like each element of a good reply: linear heads over words and shape."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from goldenthread.analysis.heads.heads import Floats, Heads

from .shapes import WIDTH, read

FOLDER = Path(__file__).parent / "fitted"
WORDS, SHAPES = "mirror_words.npz", "mirror_shapes.npz"
MOST_SURE = 12.0


class Weigher:
    """K linear heads on what `shapes.read` sees; fitted by `fitting.mirror`."""

    def __init__(self, words: Heads, shapes: Floats) -> None:
        """Take the heads over masked words, and `shapes` of shape (WIDTH, K). Raises `ValueError` else."""
        if shapes.shape != (WIDTH, len(words.names)):
            raise ValueError(f"Shapes of {shapes.shape} do not belong to {len(words.names)} heads.")
        self.names = words.names
        self._words, self._shapes = words, shapes

    @classmethod
    def load(cls, folder: Path) -> "Weigher":
        """Read what the fitting wrote. Raises `OSError` or `ValueError` where the files are not that."""
        with np.load(folder / SHAPES, allow_pickle=False) as parts:
            shapes = parts["shapes"].astype(np.float32)
        return cls(Heads.load(folder / WORDS), shapes)

    def weigh(self, sentences: Sequence[str]) -> Floats:
        """Estimate for n sentences the log-odds of K elements: float32 (n, K), at most ±12 from the words.

        Each row depends on its own sentence alone. Assumes English sentences or clauses.
        """
        if not sentences:
            return np.zeros((0, len(self.names)), np.float32)
        seen = [read(sentence) for sentence in sentences]
        chances = self._words.probabilities([words for words, _ in seen]).astype(np.float64)
        odds = np.log(np.maximum(chances, 1e-9) / np.maximum(1 - chances, 1e-9)).clip(-MOST_SURE, MOST_SURE)
        lengths = np.array([len(shape) for _, shape in seen])
        rows = self._shapes[[number for _, shape in seen for number in shape]]
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        shaped = np.add.reduceat(rows, starts, axis=0) / np.sqrt(lengths)[:, None]
        weighed: Floats = (odds + shaped).astype(np.float32)
        return weighed


@cache
def shipped() -> Weigher:
    """Give the one weigher with the shipped weights, so that a process reads them once."""
    return Weigher.load(FOLDER)
