"""Learns which sentences this house points at for a behaviour, from quotes and dismissed underlines."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.fitting.linear import best_threshold, bundle, fit_head, grams_of
from goldenthread.analysis.heads import Heads

from .evidence import Candidate, told
from .marks import NotEnough
from .proof import Proof, proof_of

VERSION = "own-evidence-1"
ENOUGH_CONVERSATIONS = 30
ENOUGH_SENTENCES = 40
STRENGTH = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of a reviewed conversation, and whether people pointed at it."""

    conversation: object
    candidate: Candidate
    is_meant: bool


def learn_evidence(judged: Sequence[Judged]) -> tuple[Heads, Proof]:
    """Learn from n judged sentences; gives one head, and how it fares on conversations held out.

    Agreement counts sentences on which people and engine differ or agree, those alone that either points at:
    all the others would agree by themselves. Raises `NotEnough`.
    """
    groups = [one.conversation for one in judged]
    meant = np.array([one.is_meant for one in judged], bool)
    if len(set(groups)) < ENOUGH_CONVERSATIONS or min(meant.sum(), (~meant).sum()) < ENOUGH_SENTENCES:
        raise NotEnough(
            f"Quotes or dismissed underlines from at least {ENOUGH_CONVERSATIONS} conversations are needed."
        )
    underlined = np.array([one.candidate.is_underlined for one in judged], bool)
    head = fit_head(
        "meant", grams_of([told(one.candidate) for one in judged]), meant, groups, strength=STRENGTH
    )
    after = _pointed_at_unseen(meant, head.held_out, groups)
    looked_at = meant | underlined | after
    proof = proof_of(
        (underlined == meant)[looked_at].tolist(),
        (after == meant)[looked_at].tolist(),
        [group for group, counts in zip(groups, looked_at, strict=True) if counts],
    )
    return bundle(VERSION, [head]), proof


def _pointed_at_unseen(
    meant: NDArray[np.bool_], chances: NDArray[np.float64], groups: Sequence[object]
) -> NDArray[np.bool_]:
    """Point with a threshold chosen on the other half of the conversations."""
    names = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    half = np.array([names[group] % 2 for group in groups])
    said = np.zeros(len(meant), bool)
    for side in (0, 1):
        here, there = half == side, half != side
        said[here] = chances[here] >= best_threshold(meant[there], chances[there])
    return said
