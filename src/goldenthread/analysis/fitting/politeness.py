"""Fits how politely a request is put, on the Wikipedia half of the Stanford politeness corpus.

Danescu-Niculescu-Mizil et al. 2013, A computational approach to politeness: the politest and the least
polite quarter against each other, as there. It also learns from the set's other requests, by the side of
the mean they fall on, and is never measured on those.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .figures import Figure
from .linear import Beside, bundle, f1, fit_head, grams_of
from .open_data import labelled

FAMILY = "politeness"


def fit(data: Path, out: Path) -> Iterator[Figure]:
    """Write `politeness.npz` into a folder; yields its figures. Raises `NoOpenData`."""
    quarters: list[tuple[str, bool]] = []
    others: list[tuple[str, bool]] = []
    for item, label in labelled(data, "politeness"):
        if item["source"] == "wikipedia" and label["quartile_label"]:
            quarters.append((item["text"], label["quartile_label"] == "polite"))
        else:
            others.append((item["text"], label["normalized"] > 0))
    shown = np.array([polite for _, polite in quarters])
    beside = Beside(grams_of([text for text, _ in others]), np.array([polite for _, polite in others]), 0.4)
    grams = grams_of([text for text, _ in quarters])
    head = fit_head("polite", grams, shown, range(len(shown)), strength=0.1, folds=10, beside=beside)
    bundle("politeness-1", [head]).save(out / f"{FAMILY}.npz")
    said = head.held_out >= 0.5  # the quarters are of one size: no threshold to choose
    where = "politeness, Wikipedia quarters, out of fold"
    yield Figure("polite", where, "F1", f1(shown, said), 0.83, "published, linear")
    yield Figure("polite", where, "share right", float((shown == said).mean()), 0.83, "published, linear")
