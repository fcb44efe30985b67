"""Fit the shipped model of meaning to its teacher, all-MiniLM-L6-v2. Needs torch and the teacher's packages.

The way of model2vec (Minish Lab, 2024) to begin with: a word's vector is what the teacher says of the word
alone, turned to the main directions and weighted down where the word is common (SIF, Arora et al. 2017).
Then, as in Sent2Vec and its kin, the table learns to give the teacher's vectors of whole texts.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import embedding_bag, normalize

from goldenthread.analysis.meaning import Encoder
from goldenthread.analysis.meaning.static import SHIPPED, Static
from goldenthread.analysis.meaning.table import Floats, Integers, save
from goldenthread.analysis.meaning.words import words_of

from . import vocabulary
from .figures import Figure
from .nearest import share_named_right
from .open_data import labelled
from .open_texts import is_held_out, texts_of
from .spelling import spell
from .teacher import Teacher

FAMILY = "meaning"
DIM = 128
EPOCHS, BATCH = 10, 512
RATE, ALIKE = 0.01, 20.0
SEED = 1


def fit(data: Path, out: Path) -> Iterator[Figure]:
    """Write `static-1.npz` into a folder; yields its figures beside the teacher's.

    The same packages on the same machine give the same file; its sum goes into `static.SHA256`. Takes the
    teacher about ten minutes on one core. Raises `NoOpenData`.
    """
    teacher, texts = Teacher(), texts_of(data)
    words = vocabulary.words(texts, teacher.words)
    file = out / SHIPPED.name
    sha256 = learn(texts, teacher.encode(texts), words, teacher.encode(words), file)
    yield from measure(Static(file, sha256), teacher, data)


def measure(encoder: Encoder, teacher: Teacher, data: Path) -> Iterator[Figure]:
    """Let the nearest of banking77's other requests name the intent of each one held out."""
    pairs = [(item["id"], item["text"], label["intent"]) for item, label in labelled(data, "banking77")]
    asked, known = ([p for p in pairs if is_held_out(p[0]) is out] for out in (True, False))
    shares = [
        share_named_right(
            encode([text for _, text, _ in asked]),
            encode([text for _, text, _ in known]),
            [intent for *_, intent in asked],
            [intent for *_, intent in known],
        )
        for encode in (encoder.encode, teacher.encode)
    ]
    yield Figure(
        "meaning", "banking77, 30% held out", "accuracy", shares[0], shares[1], "MiniLM, its teacher"
    )


def learn(
    texts: Sequence[str],
    taught: Floats,
    words: Sequence[str],
    taught_words: Floats,
    file: Path,
) -> str:
    """Fit a table to what the teacher said of texts and of words alone, write it and give its sha256."""
    middle, directions = _main_directions(taught)
    pairs = vocabulary.pairs(texts, words)
    ids, ends = _ids(texts, words, pairs)
    share = (np.bincount(ids[ids < len(words)], minlength=len(words)) / len(ids)).astype(np.float32)
    start = ((taught_words - middle) @ directions) * (1e-3 / (1e-3 + share))[:, None]
    start = np.concatenate([start, np.zeros((len(pairs), DIM), np.float32)])
    table = _descend(start, ids, ends, taught - middle, directions)
    pieces, piece_vectors = spell(words, table[: len(words)], share)
    return save(
        file,
        words=(words, table[: len(words)]),
        pairs=(np.array(pairs, np.int64).reshape(-1, 2), table[len(words) :]),
        pieces=(pieces, piece_vectors),
    )


def _main_directions(vectors: Floats) -> tuple[Floats, Floats]:
    """Give the mean and the principal directions, (384, DIM)."""
    middle = vectors.mean(axis=0)
    _, directions = np.linalg.eigh(np.cov((vectors - middle).T))
    return middle, directions[:, ::-1][:, :DIM].astype(np.float32)


def _ids(
    texts: Sequence[str], words: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> tuple[Integers, Integers]:
    """Write every text as places in the table, words then pairs, one after the other; and where each ends."""
    place = {word: i for i, word in enumerate(words)}
    pair_place = {pair: len(words) + i for i, pair in enumerate(pairs)}
    rows = []
    for text in texts:
        known = [place.get(word, -1) for word in words_of(text)]
        beside = (pair_place.get(pair, -1) for pair in pairwise(known))
        rows.append([i for i in chain(known, beside) if i >= 0])
    return np.array(list(chain.from_iterable(rows)), np.int64), np.cumsum([len(row) for row in rows])


def _descend(start: Floats, ids: Integers, ends: Integers, taught: Floats, directions: Floats) -> Floats:
    """Move the table until the sum of a text's rows points where the teacher's vector points.

    Two things are asked for: the direction itself, and that the texts of a batch are as alike as the
    teacher finds them in all its 384 directions.
    """
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    table = torch.tensor(start, requires_grad=True)
    adam = torch.optim.Adam([table], lr=RATE)
    begins = np.concatenate([[0], ends[:-1]])
    lengths = ends - begins
    steps = EPOCHS * (len(ends) // BATCH)
    fall = torch.optim.lr_scheduler.OneCycleLR(adam, max_lr=RATE, total_steps=steps + EPOCHS, pct_start=0.1)
    for _ in range(EPOCHS):
        order = random.permutation(np.flatnonzero(lengths))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[at : at + BATCH]
            flat = np.concatenate([ids[begins[i] : ends[i]] for i in chosen])
            offsets = np.cumsum(lengths[chosen]) - lengths[chosen]
            said = normalize(
                embedding_bag(torch.from_numpy(flat), table, torch.from_numpy(offsets), mode="sum"), dim=1
            )
            whole = normalize(torch.from_numpy(taught[chosen]), dim=1)
            goal = normalize(whole @ torch.from_numpy(directions), dim=1)
            alike = ((said @ said.T - whole @ whole.T) ** 2).mean()
            loss = (1 - (said * goal).sum(dim=1)).mean() + ALIKE * alike
            adam.zero_grad()
            loss.backward()
            adam.step()
            fall.step()
    return np.asarray(table.detach().numpy(), np.float32)
