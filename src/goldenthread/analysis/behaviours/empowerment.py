"""Empowers the customer: options, next steps with a time, links, how-to, what to expect.

Estimates the codebook's mark by weighing what staff gave the customer to act on, what they refused, what they
settled, and what was left in the air.
"""

import pyarrow as pa

from goldenthread.analysis.acts import features_of, quotes, said_in
from goldenthread.analysis.batch import run_step
from goldenthread.analysis.talk import Finding, Talk
from goldenthread.analysis.weighing import Weights, shipped

NAME = "empowerment"
VERSION = "empowerment-2"

_WEIGHTS = shipped(NAME)
_TELLING = (
    "steps", "times", "options", "alternative", "tries", "transfer", "pending", "refuses", "hints", "settles",
)  # fmt: skip


def judge(talk: Talk, weights: Weights = _WEIGHTS) -> Finding:
    """Mark one conversation: shown, partly, grow or na, as the weights say; no staff reply → na."""
    if not talk.staff:
        return Finding("na")
    if talk.foreign:
        return Finding("cannot_tell")
    mark = weights.marks.choose(features_of(talk))
    return Finding(mark, quotes(said_in(talk), weights, mark, _TELLING))


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; own cues; weights
    fitted by `fitting/behaviours.py` on our own labels.
    """
    return run_step(judge, batch)
