"""Learns which sentences this house points at for a behaviour, from quotes and dismissed underlines."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.fitting.linear import best_threshold, bundle, fit_head, grams_of
from goldenthread.analysis.heads.heads import Heads
from goldenthread.analysis.talk import Span, Talk, sentences

from .marks import NotEnough
from .proof import Proof, proof_of

VERSION = "own-evidence-1"
ENOUGH_CONVERSATIONS = 30
ENOUGH_SENTENCES = 40
MOST_SPANS = 4
STRENGTH = 1.0
# The shipped underline stands before its sentence as a word of its own, so that a head can lean on it.
_UNDERLINED, _NOT_UNDERLINED = "<underlined> ", "<plain> "


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could be pointed at, and whether the shipped engine does."""

    span: Span
    text: str
    is_underlined: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of a reviewed conversation, and whether people pointed at it."""

    conversation: object
    candidate: Candidate
    is_meant: bool


def candidates(talk: Talk, underlined: Sequence[Span]) -> list[Candidate]:
    """List what may be pointed at in a conversation: everything that people wrote, sentence by sentence."""
    return [
        Candidate(span, turn.text[span[1] : span[2]], any(overlap(span, mark) for mark in underlined))
        for turn in talk.turns
        if turn.role in ("staff", "customer")
        for span in sentences(turn)
    ]


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


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
        "meant", grams_of([_told(one.candidate) for one in judged]), meant, groups, strength=STRENGTH
    )
    after = _pointed_at_unseen(meant, head.held_out, groups)
    looked_at = meant | underlined | after
    proof = proof_of(
        (underlined == meant)[looked_at].tolist(),
        (after == meant)[looked_at].tolist(),
        [group for group, counts in zip(groups, looked_at, strict=True) if counts],
    )
    return bundle(VERSION, [head]), proof


def own_evidence(head: Heads, talk: Talk, underlined: Sequence[Span]) -> tuple[Span, ...]:
    """Point at what this house would, most at the likeliest few, in the order of the conversation."""
    found = candidates(talk, underlined)
    chances = head.probabilities([_told(one) for one in found])[:, 0]
    sure = sorted(
        (row for row in range(len(found)) if chances[row] >= head.thresholds[0]), key=lambda r: -chances[r]
    )
    return tuple(sorted(found[row].span for row in sure[:MOST_SPANS]))


def _told(one: Candidate) -> str:
    return (_UNDERLINED if one.is_underlined else _NOT_UNDERLINED) + one.text


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
