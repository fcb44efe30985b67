"""Delivery: what will be done, by when, in which steps."""

import pyarrow as pa

from goldenthread.analysis.cues import cue
from goldenthread.analysis.mirror.draft import Span
from goldenthread.analysis.mirror.quoting import quote
from goldenthread.analysis.mirror.topic import topic

from .batch import run_part, sentences_with

NAME = "delivery"
VERSION = "delivery-1"

DONE_BY = cue(
    r"(?:by|until|before|from|in|during|this|next|end of|every|each|within|on|starting|first|second|third|fourth|per) (?:the )?(?:end of )?(?:q[1-4]|quarter|month|year|week|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+ (?:days?|weeks?|months?|hours?)|(?:two|three|four|six|ten) (?:days|weeks|months)|christmas|easter|half)",
    r"by (?:cutting|reducing|raising|training|hiring|adding|moving|replacing|writing|testing|giving|answering|\w+ing)", r"\d+(?:[.,]\d+)? ?(?:%|percent|per cent|points)", r"(?:from|to|under|below|above|at least|down to|up to|fewer than|more than) \d+", r"milestones?", r"deadline", r"pilot", r"step (?:one|two|\d)", r"first,? (?:we|i|the)[^.?!]*then",
    r"(?:we|i|\w+) (?:will|shall|'ll) (?:\w+ )?(?:train|hire|write|test|rewrite|publish|launch|measure|review|install|build|move|replace|cut|reduce|start|finish|roll out|introduce|answer|call|meet|try|set up|open)", r"(?:we|i)'ll (?:train|hire|write|test|rewrite|publish|launch|measure|review|install|build|replace|cut|start|finish|try|set up|meet)",
    r"response times?", r"\d{4}-\d{2}-\d{2}", r"\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)",
)  # fmt: skip


def find(text: str) -> list[Span]:
    """Find the sentences that say what happens, and by when."""
    return sentences_with(text, DONE_BY)


def suggest(text: str) -> str:
    """Propose the first step that the goal leaves out."""
    about = topic(text) or "this"
    return (
        f"{quote(text)} names no step and no date. Say what is done first for {about}, by whom, by when, and how "
        "you will notice that it worked."
    )


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.GOALS` in, n rows of `mirror.batch.FOUND` out, in the same order.

    Evidence: code points of the text. Assumes English (else nothing is found). Raises `KeyError` for a
    missing column. Source: own cues from the definition.
    """
    return run_part(find, batch)
