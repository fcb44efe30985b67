"""How often the nearest requests name the intent of a request: what vectors of meaning are held against."""

from collections.abc import Sequence
from typing import Any

import numpy as np

NEAREST = 5


def share_named_right(
    asked: Any, known: Any | None, intents: Sequence[str], known_intents: Sequence[str]
) -> float:
    """Let the five nearest known requests vote for each one asked; gives the share (0..1) named right.

    Rows are of unit length, dense or sparse. Without known requests the others among those asked vote.
    """
    alike = asked @ (asked if known is None else known).T
    alike = np.asarray(alike.todense() if hasattr(alike, "todense") else alike)
    if known is None:
        np.fill_diagonal(alike, -2)
        known_intents = intents
    names, numbers = np.unique(known_intents, return_inverse=True)
    nearest = np.argpartition(-alike, NEAREST, axis=1)[:, :NEAREST]
    votes = np.zeros((len(intents), len(names)))
    voters = np.arange(len(intents))[:, None]
    np.add.at(votes, (voters, numbers[nearest]), np.take_along_axis(alike, nearest, axis=1))
    return float(np.mean(names[votes.argmax(axis=1)] == np.asarray(intents)))
