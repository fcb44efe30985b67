"""Communicates the message effectively: plain, complete, and the customer need not ask twice.

Estimates the codebook's mark by weighing signs of trouble: staff who do not understand or say the same
again, a question that is passed over, a customer who has to push back.
"""

import pyarrow as pa

from goldenthread.analysis.acts import features_of, quotes, said_in
from goldenthread.analysis.batch import run_step
from goldenthread.analysis.talk import Finding, Talk
from goldenthread.analysis.weighing import Weights, shipped

NAME = "clarity"
VERSION = "clarity-2"

_WEIGHTS = shipped(NAME)
_TELLING = ("lost us", "oversight", "corrects")


def judge(talk: Talk, weights: Weights = _WEIGHTS) -> Finding:
    """Mark one conversation: shown, partly or grow, as the weights say.

    The customer says that they are lost or have said it, and staff say the same again → grow. No staff reply,
    or nothing but courtesies in a single one → na.
    """
    if not talk.staff:
        return Finding("na")
    if talk.foreign:
        return Finding("cannot_tell")
    said = said_in(talk)
    conveys = any({"informs", "refuses", "settles", "steps"} & one.acts.keys() for one in said)
    if not conveys and len(talk.staff) == 1:
        return Finding("na")
    mark = weights.marks.choose(features_of(talk))
    if any("lost" in one.acts for one in said) and any("repeats" in one.acts for one in said):
        mark = "grow"
    return Finding(mark, quotes(said, weights, mark, _TELLING))


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; own cues; weights
    fitted by `fitting/behaviours.py` on our own labels.
    """
    return run_step(judge, batch)
