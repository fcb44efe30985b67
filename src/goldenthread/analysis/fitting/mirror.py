"""Fits the mirror's heads on sentences of our own: no line of any gold set is learnt from."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from goldenthread.analysis.heads.heads import Heads
from goldenthread.analysis.mirror.emotion import NAME as EMOTION
from goldenthread.analysis.mirror.shapes import WIDTH, read
from goldenthread.analysis.mirror.weights import SHAPES, WORDS, Weigher

from .figures import Figure
from .linear import Flags, Numbers, best_threshold, f1, grams_of
from .mirror_sentences import LETTERS, messages, sentences

FAMILY = "mirror"
STRENGTH = 3.0
# A sentence that shows an element counts as much as three that don't: few do.
SHOWN_COUNTS = 3.0
# Shapes are few and telling; too much weight on them drowns the words.
SHAPE_SHARE = 0.6


def fit(data: Path, out: Path) -> Iterator[Figure]:
    """Write the mirror's two files into a folder; yields each head's figures. Needs no open data."""
    told = sentences()
    texts = [text for text, _ in told]
    heads = [(name, np.array([name in shown for _, shown in told]), texts) for name in LETTERS]
    written = messages()
    heads.append((EMOTION, np.array([shown for _, shown in written]), [text for text, _ in written]))
    words, biases, shapes = [], [], []
    for name, shown, of in heads:
        seen, scale = lay_out(of)
        yield Figure(name, "own sentences, out of fold", "F1", _held_out(seen @ scale, shown))
        weights, bias = regression(seen @ scale, shown)
        weights = scale @ weights
        words.append(weights[:-WIDTH])
        shapes.append(weights[-WIDTH:])
        biases.append(bias)
    weigher = [name for name, _, _ in heads]
    Heads(
        "mirror-1",
        weigher,
        np.stack(words, axis=1).astype(np.float32),
        np.array(biases, np.float32),
        np.full(len(weigher), 0.5, np.float32),
    ).save(out / WORDS)
    np.savez_compressed(out / SHAPES, shapes=np.stack(shapes, axis=1).astype(np.float16))
    Weigher.load(out)


def lay_out(texts: Sequence[str]) -> tuple[sparse.csr_matrix, sparse.dia_matrix]:
    """Lay n texts out as rows of words and shapes, as `Weigher` reads them, with each column's scale."""
    seen = [read(text) for text in texts]
    words = grams_of([masked for masked, _ in seen])
    rows = np.repeat(np.arange(len(seen)), [len(shape) for _, shape in seen])
    values = np.concatenate([np.full(len(shape), 1 / np.sqrt(len(shape))) for _, shape in seen])
    numbers = [number for _, shape in seen for number in shape]
    shapes = sparse.csr_matrix((values, (rows, numbers)), shape=(len(seen), WIDTH))
    scale = np.concatenate([_rarity(words), SHAPE_SHARE * _rarity(shapes)])
    return sparse.hstack([words, shapes]).tocsr(), sparse.diags(scale)


def regression(seen: sparse.csr_matrix, shown: Flags) -> tuple[Numbers, float]:
    """Fit one head: a logistic regression with an L2 penalty."""
    model = LogisticRegression(C=STRENGTH, solver="liblinear", class_weight={0: 1.0, 1: SHOWN_COUNTS})
    model.fit(seen, shown)
    return model.coef_[0], float(model.intercept_[0])


def _rarity(seen: sparse.csr_matrix) -> Numbers:
    met = np.asarray((seen > 0).sum(axis=0)).ravel()
    return np.where(met > 0, np.log((1 + seen.shape[0]) / (1 + met)) + 1, 0)


def _held_out(seen: sparse.csr_matrix, shown: Flags) -> float:
    odds = np.zeros(len(shown))
    for learn, test in KFold(5, shuffle=True, random_state=1).split(seen):
        weights, bias = regression(seen[learn], shown[learn])
        odds[test] = seen[test] @ weights + bias
    chances = 1 / (1 + np.exp(-odds))
    return f1(shown, chances >= best_threshold(shown, chances))
