"""Makes a human connection: greets as a person, uses the name, answers the feeling.

Estimates the codebook's mark by weighing what staff say of their own, the courtesies anyone could paste, and
how they meet a feeling or a remark. docs/algorithms/behaviours.md says what it was fitted on.
"""

import pyarrow as pa

from goldenthread.analysis.acts import features_of, quotes, said_in
from goldenthread.analysis.batch import run_step
from goldenthread.analysis.talk import Finding, Talk
from goldenthread.analysis.weighing import Weights, shipped

NAME = "connection"
VERSION = "connection-2"

_WEIGHTS = shipped(NAME)
# The words to quote of a message, the most telling first.
_TELLING = ("own", "warm", "praises", "lost us", "greets", "closes", "thanks", "welcome", "else", "bye")


def judge(talk: Talk, weights: Weights = _WEIGHTS) -> Finding:
    """Mark one conversation: shown, partly or grow, as the weights say; no staff reply → na."""
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
