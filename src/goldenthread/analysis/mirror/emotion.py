"""Whether the incoming message holds the colleague's own emotion, stated or strongly implied.

A customer's feeling that the colleague only reports is not theirs.
"""

import pyarrow as pa

from goldenthread.analysis.cues import cue

from .batch import run_emotion
from .draft import Draft

NAME = "emotion_in_message"
VERSION = "emotion_in_message-2"
LEAST = 1.1

OWN = cue(
    r"i(?:'m| am|'ve been| have been| was| feel| felt| got| get)? (?:so |very |really |a bit |bit |quite |pretty |still |just |honestly |close to |near |feeling )*(?:angry|sad|upset|tired|exhausted|scared|afraid|nervous|anxious|worried|worry|"
    r"frustrated|ashamed|embarrassed|gutted|heartbroken|furious|livid|hurt|sick|shaking|shaken|lost|proud|happy|relieved|thrilled|excited|stressed|overwhelmed|terrified|guilty|useless|stupid|rotten|awful|terrible|bad|low|fed up|crying|tears|cried|hate|dread|drained|devastated|humiliated|disappointed|annoyed|helpless|alone|lonely|trembling|panicking|panic)",
    r"(?:fed up|not happy|sick of|had enough|can't (?:do this|take|sleep|stop|cope|believe)|getting to me|got to me|gets to me|broke my heart|breaks my heart|heartbroken|in tears|made me (?:feel|cry|sick)|upset me|makes me|stressed|exhausted|gutted|"
    r"feel(?:ing)? (?:sick|bad|terrible|awful|rotten|stupid|low|hurt)|my hands|(?:screamed|shouted|yelled|swore|spat|cried) at me|called me|blame me|blamed|the abuse|hate me|bit hurt|at my wits|in bits|over the moon|chuffed|worst (?:day|call|shift)|what's the point|give up|nobody (?:cares|listens|told))",
)  # fmt: skip


def weight_of_emotion(draft: Draft) -> float:
    """Estimate the log-odds that the message holds the colleague's own emotion: its strongest sentence's."""
    if not draft.told:
        return -9.0
    strongest = max(piece.weights[NAME] for piece in draft.told)
    return strongest + 1.5 * bool(OWN.search(draft.incoming))


def holds_emotion(draft: Draft) -> bool:
    """Say whether the message holds the colleague's own emotion."""
    return weight_of_emotion(draft) >= LEAST


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.DRAFTS` in, n rows of `batch.EMOTION` out, in the same order.

    Evidence: none, a yes or no. Assumes English (else no). Raises `KeyError` for a missing column.
    Source: own messages and cues.
    """
    return run_emotion(holds_emotion, batch)
