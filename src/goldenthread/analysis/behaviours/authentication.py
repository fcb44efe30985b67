"""Properly authenticates the account: details first, then anything private.

Estimates the codebook's mark from what was asked, given, refused and told, and in which order.
"""

import pyarrow as pa

from goldenthread.analysis.batch import run_step
from goldenthread.analysis.private import check_of, only_public, weak
from goldenthread.analysis.talk import Finding, Talk, spans

NAME = "authentication"
VERSION = "authentication-2"


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    Nothing private → na. Private before any detail, on a public number alone, or after a failed check
    without a new one → grow. Only a name, a check passed at a later attempt or by guessing, or one left open
    → partly.
    """
    if not talk.staff:
        return Finding("na")
    if talk.foreign:
        return Finding("cannot_tell")
    checked = check_of(talk)
    if not checked.something_private:
        return Finding("na")
    told = checked.told
    first_told = told[0][0] if told else len(talk.turns)
    before = {factor for factor, number in checked.given.items() if number < first_told}
    proof = spans(checked.asked or checked.volunteered, most=6)
    if checked.refused:
        last_refused = checked.refused[-1][0]
        went_on = [span for span in told if span[0] > last_refused]
        asked_again = (
            any(last_refused < span[0] < went_on[0][0] for span in checked.asked) if went_on else False
        )
        again = went_on and (
            asked_again or any(last_refused < t.number < went_on[0][0] for t in talk.customer)
        )
        if went_on and not again:
            return Finding("grow", spans(checked.refused[-1:], went_on[:1]))
        return Finding("partly" if went_on else "shown", spans(checked.asked, checked.refused[-1:], most=6))
    guessed = [span for span in checked.guessed if span[0] < first_told]
    if guessed:
        return Finding("partly", spans(checked.asked, guessed[:1], most=7))
    if not told:
        return Finding("shown" if before - {"name"} else "partly", proof)
    if not before:
        return Finding("grow", spans(told[:1]))
    if before == {"number"} and only_public(checked):
        return Finding("grow", spans(checked.asked, told[:1]))
    if weak(checked) or before == {"name"}:
        return Finding("partly", spans(checked.asked, told[:1]))
    return Finding("shown", proof)


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; own cues.
    """
    return run_step(judge, batch)
