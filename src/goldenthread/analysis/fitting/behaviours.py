"""Fits what `goldenthread read` weighs, on our own labels of open conversations.

Fitted on two thirds, the held-out third measured; what is shipped is then fitted on all of them.
"""

import json
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from goldenthread.analysis.acts import features_of, said_in
from goldenthread.analysis.weighing import Weights, weights_of

from .behaviour_labels import Labelled, labelled
from .figures import Figure

FAMILY = "behaviours"

# Few labels bear few features: those that a reader of the codebook would name.
FEATURES: dict[str, tuple[str, ...]] = {
    "connection": (
        "own words", "courtesies", "named", "feelings", "customer:feels", "staff:warm to it",
        "staff:cold to it", "staff:lost us", "staff:exclaims", "staff words",
    ),
    "clarity": (
        "staff:lost us", "staff:repeats", "staff:after push", "staff:past the question", "customer:pushes",
        "staff:unrecorded", "staff:against", "staff:oversight",
    ),
    "empowerment": (
        "staff:steps", "staff:times", "staff:options", "staff:alternative", "staff:transfer", "staff:else",
        "staff:list", "customer:slips", "staff:pending", "staff:refuses", "refused at last", "staff:lost us",
        "ends settled", "feelings", "records", "staff words",
    ),
}  # fmt: skip
MARKS = {
    "connection": ("shown", "partly", "grow"),
    "clarity": ("shown", "partly", "grow"),
    "empowerment": ("shown", "partly", "grow", "na"),
}
# Inverse of the L2 penalty, and how far the choice leans to the rarer marks (0 not at all, 1 all the way).
STRENGTH, LEAN = 0.3, 0.7
MESSAGE_STRENGTH, AS_LIKELY = 0.3, 0.55
FEWEST = 6


def weights_from(labels: Sequence[Labelled]) -> dict[str, Any]:
    """Fit every behaviour's weights on the given labels; the same labels give the same weights."""
    return {
        behaviour: {
            "marks": _fit_marks(labels, behaviour),
            "quoted": _fit_messages(labels, behaviour),
            "as_likely": AS_LIKELY,
        }
        for behaviour in FEATURES
    }


def _fit_marks(labels: Sequence[Labelled], behaviour: str) -> dict[str, Any]:
    names, marks = FEATURES[behaviour], MARKS[behaviour]
    rows = [one for one in labels if one.marks[behaviour] in marks]
    seen = [features_of(one.talk) for one in rows]
    table = np.array([[features.get(name, 0.0) for name in names] for features in seen])
    truth = np.array([marks.index(one.marks[behaviour]) for one in rows])
    middle, spread = table.mean(0), table.std(0) + 0.1
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit((table - middle) / spread, truth)
    weights = model.coef_ / spread
    shares = np.bincount(truth, minlength=len(marks)) / len(truth)
    return {
        "marks": list(marks),
        "bias": _short(model.intercept_ - weights @ middle),
        "lean": _short(-LEAN * np.log(shares)),
        "weights": {name: _short(weights[:, number]) for number, name in enumerate(names)},
    }


def _fit_messages(labels: Sequence[Labelled], behaviour: str) -> dict[str, Any]:
    """Fit, for each mark with enough conversations and for any, which messages people quoted."""
    pointed = [one for one in labels if one.evidence[behaviour]]
    groups = {"any": pointed}
    for mark in ("shown", "partly", "grow"):
        groups[mark] = [one for one in pointed if one.marks[behaviour] == mark]
    return {
        mark: _fit_quoted(of, behaviour)
        for mark, of in groups.items()
        if len({one.talk.id for one in of}) >= FEWEST
    }


def _fit_quoted(labels: Sequence[Labelled], behaviour: str) -> dict[str, Any]:
    messages = [
        (said.acts, said.turn.number in one.evidence[behaviour])
        for one in labels
        for said in said_in(one.talk)
        if said.turn.role == "staff"
    ]
    acts = sorted({act for of, _ in messages for act in of})
    table = np.array([[float(act in of) for act in acts] for of, _ in messages])
    model = LogisticRegression(C=MESSAGE_STRENGTH, max_iter=5000).fit(
        table, [quoted for _, quoted in messages]
    )
    return {
        "bias": _short(model.intercept_)[0],
        "weights": {act: weight for act, weight in zip(acts, _short(model.coef_[0]), strict=True) if weight},
    }


def _short(values: Any) -> list[float]:
    return [round(float(value), 3) for value in values]


def fit(data: Path, out: Path) -> Iterator[Figure]:
    """Write `behaviours.json`, fitted on all labels, into a folder; yields what two thirds say of a third."""
    labels = labelled(data)
    held_out = [one for one in labels if one.held_out]
    from_rest = weights_from([one for one in labels if not one.held_out])
    for behaviour, raw in from_rest.items():
        yield from _figures(behaviour, weights_of(raw), held_out)
    text = json.dumps(weights_from(labels), indent=1, sort_keys=True)
    (out / f"{FAMILY}.json").write_text(text + "\n")


def _figures(behaviour: str, weights: Weights, held_out: Sequence[Labelled]) -> Iterator[Figure]:
    rows = [one for one in held_out if one.marks[behaviour] in MARKS[behaviour]]
    truth = [one.marks[behaviour] for one in rows]
    chances = [weights.marks.chances(features_of(one.talk)) for one in rows]
    said = [weights.marks.choose(features_of(one.talk)) for one in rows]
    where = "our labels, held-out third"
    commonest = max(set(truth), key=truth.count)
    yield Figure(
        behaviour,
        where,
        "macro F1",
        macro_f1(truth, said),
        macro_f1(truth, [commonest] * len(truth)),
        "commonest",
    )
    shares = {mark: truth.count(mark) / len(truth) for mark in set(truth)}
    yield Figure(
        behaviour,
        where,
        "log loss (lower is better)",
        -sum(log(of[mark]) for of, mark in zip(chances, truth, strict=True)) / len(truth),
        -sum(log(shares[mark]) for mark in truth) / len(truth),
        "shares alone",
    )


def macro_f1(truth: Sequence[str], said: Sequence[str]) -> float:
    """Average the F1 of every mark that occurs on either side."""
    parts = []
    for mark in sorted({*truth, *said}):
        hit = sum(t == s == mark for t, s in zip(truth, said, strict=True))
        parts.append(2 * hit / (truth.count(mark) + said.count(mark)))
    return sum(parts) / len(parts)
