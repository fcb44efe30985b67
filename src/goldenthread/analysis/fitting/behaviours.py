"""Fits what `goldenthread read` weighs, on our own labels of open conversations.

Fitted on two thirds, the held-out third measured; what is shipped is then fitted on all of them.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from goldenthread.analysis.acts import said_in
from goldenthread.analysis.acts.features import conversation_features
from goldenthread.analysis.weighing import WEIGHTS

from .behaviour_labels import Labelled, labelled

# Few labels bear few features: those that a reader of the codebook would name.
FEATURES: dict[str, tuple[str, ...]] = {
    "connection": (
        "staff:own", "staff:warm", "staff:praises", "staff:closes", "staff:greets", "staff:exclaims",
        "staff:welcome", "staff:thanks", "staff:bye", "staff:else", "ends:closes", "staff:lost us",
        "staff:lost at a remark", "customer:feels", "customer:slips", "customer:tells", "customer:urgent",
        "customer:aside", "customer:remark", "staff:cold to it", "staff:warm to it", "staff:refuses",
        "messages", "staff words", "named", "left open",
    ),
    "clarity": (
        "staff:lost us", "staff:repeats", "staff:after push", "staff:past the question", "customer:pushes",
    ),
    "empowerment": (
        "staff:steps", "staff:options", "staff:hints", "staff:tries", "staff:pending", "staff:refuses",
        "staff:settles", "staff:alternative", "staff:times", "staff:transfer", "staff:list", "staff:long",
        "staff:lost us", "refused at last", "ends:settles", "customer:urgent", "customer:wants more",
        "customer:pushes", "staff:agrees", "records", "staff:else", "messages", "staff words",
        "staff:past the question", "left open",
    ),
}  # fmt: skip
MARKS = {
    "connection": ("shown", "partly", "grow"),
    "clarity": ("shown", "partly", "grow"),
    "empowerment": ("shown", "partly", "grow", "na"),
}
QUOTED = ("connection", "clarity", "empowerment", "accuracy")
# Inverse of the L2 penalty, and how far the choice leans to the rarer marks (0 not at all, 1 all the way).
STRENGTH, LEAN = 0.3, 0.7
MESSAGE_STRENGTH, THRESHOLD = 0.3, 0.3
FEWEST = 6


def fit(labels: Sequence[Labelled]) -> dict[str, Any]:
    """Fit every behaviour's weights on the given labels; the same labels give the same weights."""
    found: dict[str, Any] = {}
    for behaviour in QUOTED:
        found[behaviour] = {"threshold": THRESHOLD, "quoted": _fit_messages(labels, behaviour)}
        if behaviour in FEATURES:
            found[behaviour]["mark"] = _fit_mark(labels, behaviour)
    return found


def _fit_mark(labels: Sequence[Labelled], behaviour: str) -> dict[str, Any]:
    names, marks = FEATURES[behaviour], MARKS[behaviour]
    rows = [one for one in labels if one.marks[behaviour] in marks]
    seen = [conversation_features(one.talk) for one in rows]
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
    model = LogisticRegression(C=MESSAGE_STRENGTH, max_iter=5000).fit(table, [quoted for _, quoted in messages])
    return {
        "bias": _short(model.intercept_)[0],
        "weights": {act: weight for act, weight in zip(acts, _short(model.coef_[0]), strict=True) if weight},
    }


def _short(values: Any) -> list[float]:
    return [round(float(value), 3) for value in values]


def ship(data: Path) -> None:
    """Fit on all labels and write the weights that the engine loads."""
    WEIGHTS.write_text(json.dumps(fit(labelled(data)), indent=1, sort_keys=True) + "\n")
