"""Vision: the picture of how it will be, and the obstacle turned into a chance."""

import pyarrow as pa

from goldenthread.analysis.cues import cue
from goldenthread.analysis.mirror.draft import Span
from goldenthread.analysis.mirror.quoting import quote
from goldenthread.analysis.mirror.topic import topic

from .batch import run_part, sentences_with

NAME = "vision"
VERSION = "vision-1"

PICTURES = cue(
    r"imagine", r"picture", r"our (?:dream|vision|hope)", r"we (?:dream|see a|want to be|will be|want every|want (?:each|all|no)|hope)", r"a (?:place|world|team|service|shop|hospital|branch|company|desk|day) (?:where|in which|that|when)",
    r"the day (?:when|that|on which)", r"(?:every|each|any) (?:\w+ )?(?:customer|caller|guest|patient|passenger|tenant|resident|visitor|parent|person|family|member|student|driver|colleague)s?[^.?!]{0,60}(?:feel|leave|know|trust|understand|smile|walk|go|goes|leaves|knows|feels|trusts|come|comes|remember|gets?|hears?|sleeps?|tells?|finds?|should|will|can|ha[sd])",
    r"(?:no|never)(?:body|one|t one| \w+)?[^.?!]{0,30} (?:ever|again|has to|have to|should have to|alone|leaves|feels|wonder|wonders|waits?|repeat)", r"(?:people|customers|callers|guests|patients|families|they|tenants|everyone) (?:will |should |can )?(?:feel|leave|trust|walk out|remember|sleep|smile|tell their)",
    r"(?:turn|turns|turning|becomes?|make|makes|making)[^.?!]{0,40}(?:into|chance|opportunity|strength|the reason|proud of|known for)", r"(?:known|famous|proud) for", r"instead of (?:dread|fear|apologi|repeat|wait)\w*", r"(?:the|an|our) (?:opportunity|chance)", r"so that (?:every|no|each|people|they|nobody|anyone)", r"in (?:five|three|two|ten) years,? (?:we|people|our|the|every)",
    r"(?:would|will|to) be (?:a joy|the (?:first|place|ones?)|safe|at home|welcome|remembered|heard)",
)  # fmt: skip


def find(text: str) -> list[Span]:
    """Find the sentences that paint how it will be."""
    return sentences_with(text, PICTURES)


def suggest(text: str) -> str:
    """Propose to paint what the goal leaves out."""
    about = topic(text) or "this"
    return (
        f"{quote(text)} does not yet show a picture. Say what a customer would see or feel on the day that "
        f"{about} has come true, and which obstacle became the chance."
    )


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.GOALS` in, n rows of `mirror.batch.FOUND` out, in the same order.

    Evidence: code points of the text. Assumes English (else nothing is found). Raises `KeyError` for a
    missing column. Source: own cues from the definition.
    """
    return run_part(find, batch)
