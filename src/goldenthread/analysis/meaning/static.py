"""The shipped model of meaning: a small table of vectors, added up by word."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np

from .table import Floats, Integers, Table, load
from .words import pieces_of, words_of

SHIPPED = Path(__file__).parent / "weights" / "static-1.npz"
# Another table gives other vectors, and vectors of two tables must never be compared: the id carries the sum.
SHA256 = "ae424737b5607df4ecf34bda46756858371d3d2e7c9aa16fa7a2e56e7b418d7e"
_AT_ONCE = 4096
_KEPT_UNKNOWN = 50_000


class Static:
    """Turn texts into vectors by adding up what each word and common pair of words means.

    The vector estimates that of all-MiniLM-L6-v2 for the same text, turned to its 128 main directions (see
    docs/algorithms/meaning.md for how near it comes). A word that the table does not know is read by its
    runs of three to five letters, which a typo mostly leaves standing. English; word order counts only
    within pairs.
    """

    def __init__(self, file: Path = SHIPPED, sha256: str = SHA256) -> None:
        self._file, self._sha256 = file, sha256
        self.id = f"{file.stem}-{sha256[:8]}"
        self.dim = 128
        self._table: Table | None = None
        self._unknown: dict[str, Floats] = {}

    def __reduce__(self) -> tuple[type["Static"], tuple[Path, str]]:
        """Travel as the name of a file: another process reads its own table."""
        return type(self), (self._file, self._sha256)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Give one row a text, float32 of shape (n, 128): unit length, or zero where nothing could be read.

        Any text of any length, in any number; each row depends on its own text alone. Raises `WeightsError`
        where the file of weights is missing or not the one that this version was shipped with.
        """
        out = np.zeros((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), _AT_ONCE):
            out[start : start + _AT_ONCE] = self._sums(texts[start : start + _AT_ONCE])
        lengths = np.sqrt(np.einsum("ij,ij->i", out, out))
        np.divide(out, lengths[:, None], out=out, where=lengths[:, None] > 0)
        return out

    def _sums(self, texts: Sequence[str]) -> Floats:
        table = self._loaded()
        split = [words_of(text) for text in texts]
        words = list(chain.from_iterable(split))
        rows = np.repeat(np.arange(len(texts)), [len(one) for one in split])
        ids = np.fromiter((table.words.get(word, -1) for word in words), np.int64, len(words))
        known = ids >= 0
        sums = _added(table.word_vectors[ids[known]], rows[known], len(texts))
        pairs, beside = table.pairs_in(ids, rows)
        sums += _added(table.pair_vectors[pairs], rows[:-1][beside], len(texts))
        unknown = np.flatnonzero(~known)
        if len(unknown):
            sums += _added(np.stack([self._spelt(words[i]) for i in unknown]), rows[unknown], len(texts))
        return sums

    def _spelt(self, word: str) -> Floats:
        """Average what is known of an unknown word's runs of letters."""
        vector = self._unknown.get(word)
        if vector is None:
            if len(self._unknown) >= _KEPT_UNKNOWN:
                self._unknown.clear()
            table = self._loaded()
            pieces = [table.pieces[p] for p in pieces_of(word) if p in table.pieces]
            vector = table.piece_vectors[pieces].mean(axis=0) if pieces else np.zeros(self.dim, np.float32)
            self._unknown[word] = vector
        return vector

    def _loaded(self) -> Table:
        if self._table is None:
            self._table = load(self._file, self._sha256)
        return self._table


@lru_cache(maxsize=1)
def shipped() -> Static:
    """Give the one encoder with the shipped weights, so that a process reads them once."""
    return Static()


def _added(vectors: Floats, rows: Integers, n: int) -> Floats:
    """Add up vectors that belong to the same row; rows come in ascending order, and in every batch alike."""
    sums = np.zeros((n, vectors.shape[1]), np.float32)
    if len(rows):
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        sums[rows[starts]] = np.add.reduceat(vectors, starts, axis=0)
    return sums
