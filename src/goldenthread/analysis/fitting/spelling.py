"""Vectors for runs of letters, so that a mistyped or unknown word lies near what it looks like."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags

from goldenthread.analysis.meaning.table import Floats
from goldenthread.analysis.meaning.words import pieces_of

from . import vocabulary

SLIPS = 3
RIDGE = 0.02
SEED = 1


def spell(words: Sequence[str], vectors: Floats, share: Floats) -> tuple[list[str], Floats]:
    """Fit runs of letters so that their mean gives a word's vector, from the word and from slips of it.

    Ridge regression; a word counts by the root of its share of all words said, so that the common ones are
    found again when mistyped without the rare ones being forgotten.
    """
    random = np.random.default_rng(SEED)
    heavy = np.sqrt(share + 1e-6)
    pieces = vocabulary.pieces(words, heavy.tolist())
    place = {piece: i for i, piece in enumerate(pieces)}
    written = [[word] + [slip(word, random) for _ in range(SLIPS if len(word) > 3 else 0)] for word in words]
    of = np.repeat(np.arange(len(words)), [len(forms) for forms in written])
    found = [[place[p] for p in pieces_of(form) if p in place] for forms in written for form in forms]
    sizes = np.array([len(row) for row in found])
    means = csr_matrix(
        (
            np.repeat(1 / np.maximum(sizes, 1), sizes).astype(np.float32),
            np.concatenate([np.array(row, np.int64) for row in found]),
            np.concatenate([[0], np.cumsum(sizes)]),
        ),
        shape=(len(found), len(pieces)),
    )
    weighted = diags(heavy[of]) @ means
    square = (means.T @ weighted).toarray()
    square[np.diag_indices_from(square)] += RIDGE * heavy.mean()
    return pieces, np.linalg.solve(square, weighted.T @ vectors[of]).astype(np.float32)


def slip(word: str, random: np.random.Generator) -> str:
    """Mistype a word: two letters swapped, one left out, one doubled, or one wrong."""
    at, kind = int(random.integers(len(word) - 1)), int(random.integers(4))
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + chr(ord("a") + int(random.integers(26))) + word[at + 1 :]
