"""The file of weights: words, pairs of words and runs of letters, each with a vector of bytes and a scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.int64]


class WeightsError(Exception):
    """The file of weights is missing or is not the one this version was shipped with."""


@dataclass(frozen=True)
class Table:
    """What is known: a row of vectors for each word, each pair of neighbouring words, each run of letters."""

    words: Mapping[str, int]
    word_vectors: Floats
    pair_keys: Integers  # ascending
    pair_vectors: Floats
    pieces: Mapping[str, int]
    piece_vectors: Floats

    def pairs_in(self, ids: Integers, rows: Integers) -> tuple[Integers, NDArray[np.bool_]]:
        """Find neighbouring known words of one text that are a known pair.

        Takes the words of many texts in a row (m ids, -1 for an unknown word, and the text of each); gives
        the pairs found and which of the m - 1 places between words they stand at.
        """
        keys = ids[:-1] * len(self.words) + ids[1:]
        places = np.searchsorted(self.pair_keys, keys)
        places[places == len(self.pair_keys)] = 0
        beside = (rows[:-1] == rows[1:]) & (ids[:-1] >= 0) & (ids[1:] >= 0)
        beside &= self.pair_keys[places] == keys
        return places[beside], beside


def load(file: Path, expected: str) -> Table:
    """Read a table whose sha256 is the expected one. Raises `WeightsError`."""
    try:
        content = file.read_bytes()
    except OSError as refused:
        raise WeightsError(
            f"The weights {file} cannot be read ({refused}). Install the package anew."
        ) from None
    if sha256(content).hexdigest() != expected:
        raise WeightsError(f"The weights {file} are not those of this version. Install the package anew.")
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        words, pieces = (bytes(stored[name]).decode().split("\n") for name in ("words", "pieces"))
        vectors = {
            name: stored[f"{name}_vectors"].astype(np.float32) * stored[f"{name}_scales"][:, None]
            for name in ("word", "pair", "piece")
        }
        pairs = stored["pairs"].astype(np.int64)
    return Table(
        words={word: row for row, word in enumerate(words)},
        word_vectors=vectors["word"],
        pair_keys=pairs[:, 0] * len(words) + pairs[:, 1],
        pair_vectors=vectors["pair"],
        pieces={piece: row for row, piece in enumerate(pieces)},
        piece_vectors=vectors["piece"],
    )


def save(
    file: Path,
    words: tuple[Sequence[str], Floats],
    pairs: tuple[Integers, Floats],
    pieces: tuple[Sequence[str], Floats],
) -> str:
    """Write a table, vectors rounded to a 127th of each row's largest part, and give the file's sha256.

    Pairs are (p, 2) rows of two words' places, in ascending order. The same table gives the same bytes.
    """
    columns: dict[str, NDArray[np.generic]] = {
        "words": np.frombuffer("\n".join(words[0]).encode(), np.uint8),
        "pieces": np.frombuffer("\n".join(pieces[0]).encode(), np.uint8),
        "pairs": pairs[0].astype(np.int32),
    }
    for name, (_, vectors) in {"word": words, "pair": pairs, "piece": pieces}.items():
        scales = np.maximum(np.abs(vectors).max(axis=1), 1e-12) / 127
        columns[f"{name}_vectors"] = np.rint(vectors / scales[:, None]).astype(np.int8)
        columns[f"{name}_scales"] = scales.astype(np.float32)
    with file.open("wb") as opened:
        np.savez_compressed(opened, allow_pickle=False, **columns)
    return sha256(file.read_bytes()).hexdigest()
