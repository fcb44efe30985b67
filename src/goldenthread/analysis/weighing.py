"""Weighs features by a fitted linear model: which mark, how likely, and which messages show it.

The weights are shipped (`heads/weights/behaviours.json`) and made by `fitting/behaviours.py`. Nothing but the
standard library is needed to read with them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from math import exp
from pathlib import Path
from typing import Any

WEIGHTS = Path(__file__).parent / "heads" / "weights" / "behaviours.json"
MOST_MESSAGES = 5


@dataclass(frozen=True, slots=True)
class MarkWeights:
    """A multinomial logistic regression over a conversation's features, with a lean to the rarer marks.

    `weights` is feature → one number a mark, `bias` one a mark. `lean` is added before choosing, not before
    the chances: a common mark wins less easily than its frequency alone would let it, which serves macro F1.
    """

    marks: tuple[str, ...]
    bias: tuple[float, ...]
    lean: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def logits(self, features: Mapping[str, float]) -> list[float]:
        """Sum what speaks for each mark; unknown features count nothing."""
        sums = list(self.bias)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                for number, weight in enumerate(row):
                    sums[number] += weight * value
        return sums

    def chances(self, features: Mapping[str, float]) -> dict[str, float]:
        """Estimate the chance of each mark: between 0 and 1, together 1."""
        sums = self.logits(features)
        top = max(sums)
        parts = [exp(value - top) for value in sums]
        return {mark: part / sum(parts) for mark, part in zip(self.marks, parts, strict=True)}

    def choose(self, features: Mapping[str, float]) -> str:
        """Choose the mark."""
        sums = [value + lean for value, lean in zip(self.logits(features), self.lean, strict=True)]
        return self.marks[sums.index(max(sums))]


@dataclass(frozen=True, slots=True)
class MessageWeights:
    """A logistic regression over the acts of one message: would people quote it for this mark?"""

    bias: float
    weights: Mapping[str, float]

    def chance(self, acts: Iterable[str]) -> float:
        """Estimate the chance that the message is quoted, between 0 and 1."""
        return 1 / (1 + exp(-(self.bias + sum(map(self.weights.get, acts, repeat(0.0))))))


@dataclass(frozen=True, slots=True)
class Weights:
    """What is shipped for one behaviour."""

    marks: MarkWeights
    quoted: Mapping[str, MessageWeights]
    as_likely: float

    def choose(self, mark: str, acts: Mapping[int, Iterable[str]]) -> list[int]:
        """Choose which messages to quote, at most a handful, in order.

        The likeliest, and those nearly as likely (`as_likely`, a share of its chance).
        """
        model = self.quoted.get(mark) or self.quoted.get("any")
        if model is None or not acts:
            return []
        chances = {number: model.chance(of) for number, of in acts.items()}
        best = sorted(chances, key=lambda number: (-chances[number], number))[:MOST_MESSAGES]
        least = self.as_likely * chances[best[0]]
        return sorted(number for number in best if chances[number] >= least)


def weights_of(raw: Mapping[str, Any]) -> Weights:
    """Read one behaviour's weights as the file holds them."""
    of = raw["marks"]
    return Weights(
        MarkWeights(
            tuple(of["marks"]),
            tuple(of["bias"]),
            tuple(of["lean"]),
            {name: tuple(row) for name, row in of["weights"].items()},
        ),
        {name: MessageWeights(one["bias"], one["weights"]) for name, one in raw["quoted"].items()},
        raw["as_likely"],
    )


def shipped(behaviour: str) -> Weights:
    """Load the shipped weights of a behaviour. Raises `KeyError` where none are shipped."""
    return weights_of(json.loads(WEIGHTS.read_text())[behaviour])
