"""Invites more: asks for what they know, think or would do, whatever the grammar.

A question that controls, accuses, orders or looks up a fact does not count.
"""

import pyarrow as pa

from goldenthread.analysis.cues import cue

from .batch import run_element
from .composing import compose
from .draft import Draft, Span
from .finding import NEVER, find_spans
from .mentioned import Mention
from .phrasing.invites_more import ALWAYS, BEGINNINGS, BESIDE, PROPOSALS

NAME = "invites_more"
VERSION = "invites_more-1"

OPENS = cue(
    r"(?:anything|something|what|who|where|whatever|is there|any) (?:else|more|other)(?! (?:can wait|goes))", r"(?:did|does|do|would) (?:it|that|this) (?:feel|seem|sound|look|land|match|sit|help|bother)",
    r"what (?:would|do|did|could|might|should|makes|made|have|are|were|happened|happens|keeps|will|more|other|d)(?:'d)? (?:you|we|i|they|people|it|she|he|others|good|help|\w+)",
    r"how (?:would|do|did|could|might|should|are|was|is|does|else|come|will)(?:'d)? (?:you|we|i|it|they|that|this|she|he|people|\w+)", r"what'd", r"how'd",
    r"which (?:of|one|bit|part|\w+) (?:would|do|are|is|makes|should|hurts?|did)", r"why do you (?:think|reckon|suppose)", r"what(?:'s| is) (?:your|it like|behind|the (?:story|hardest|worst|best)|missing|stopping|on your)",
    r"(?:tell|write|show|teach) (?:me|us)(?: back)?(?: please)? (?:more|how|what|about|if|the (?:rest|whole|story)|whatever|where|why|which|honestly|everything)",
    r"say more", r"go on", r"(?:walk|talk|take) me through", r"make the case", r"all ears", r"i(?:'m| am) (?:listening|all ears|curious|keen|interested)",
    r"(?:i'd|i would|would) (?:love|like|value|welcome|be glad|appreciate|want)(?: \w+)? (?:to (?:hear|know|understand|learn)|your|of your|it if you|you to tell)",
    r"your (?:take|view|views|thoughts|opinion|ideas?|sense|read|side|guess|eyes|perspective)", r"(?:any|got) (?:thoughts|ideas|ideas?|hunch|guess|views?|suggestions)",
    r"do you (?:see|think|reckon|have a (?:view|sense|hunch|feeling)|hear|notice|feel|want to (?:talk|tell))", r"have you (?:noticed|seen (?:this|that|it|others)|got a (?:hunch|view)|found|been noticing)",
    r"would you (?:like|want|care|be up|rather|mind) (?:to )?(?:tell|telling|talk|talking|share|sharing|say|to)", r"(?:want|fancy|feel like|like) (?:to )?(?:talk|talking|telling|chat|a coffee)",
    r"(?:could|can|will|would) you (?:please )?(?:tell|help me (?:understand|see)|describe|share|say (?:a bit )?more|explain what (?:it|you)|talk me)", r"let me (?:know|hear) (?:how|what|your|if you (?:see|think|disagree))",
    r"if (?:you|there|more|anything) (?:disagree|feel like|see it|'s (?:more|a|anything)|was a|were|could|had|is (?:more|anything)|comes)", r"(?:correct|push back|argue|shout|convince) (?:me|if|back)?", r"what am i missing",
    r"is there (?:something|anything|more|a (?:part|better))", r"please (?:say|share|add|write back|go on|tell)", r"my door is (?:open|always open) (?:all|if|tonight|today)", r"if you were me", r"what do you (?:think|make)",
    r"does (?:that|this|it|anything)", r"was it", r"how many is some",
)  # fmt: skip
CLOSES = cue(
    r"did you (?:even |actually |really |ever )*(?:read|check|follow|look|ask|call|ring|try|think|log|send|use|sign|not|miss|see the)", r"have you (?:even |already |actually )*(?:checked|read|tried|restarted|got|sent|followed|logged|done)",
    r"why (?:on earth|didn't|did you|wasn't|are you|is it|am i|haven't|weren't|would you|can't|would (?:anyone|anybody))", r"(?:isn't|aren't|wouldn't|shouldn't|don't|haven't|didn't|can't|couldn't) (?:it|you|that|we|they|the)[^.!]*\?",
    r"do you (?:really |honestly |seriously )?(?:think (?:that's|that is|i|it's|this is)|understand|want (?:a|to (?:keep|explain|be))|know (?:what|how)|need it|have (?:any idea how|the|an? (?:file|receipt|number)|nothing))",
    r"what (?:were you thinking|did you expect|part of|do you want me|difference|on earth|'s (?:so hard|the problem now|his|her|the (?:number|order|account)))", r"how (?:hard can|many times|is that my|long have you|much (?:was|is)|would you like it)", r"(?:is that|am i|are we) (?:clear|good|understood|done)", r"(?:got it|understood|right|okay|ok|seriously|really|clear)\?",
    r"\A(?:when|who|where|which one|how many|how much|why)\?",
    r"who (?:told|approved|confirmed|asked|cares|was on|gave you|said|signed)", r"when did (?:you|he|she|it)", r"what time", r"what's (?:the|his|her|your) (?:order|account|number|name|postcode|ticket|reference)", r"(?:can|could|will|would) you (?:please )?(?:send|close|finish|cover|stop|stay|just|not|sign|confirm|do|get|be|fill|forward|come|move|keep|make|mind)",
    r"can we (?:move|please|not|stick|just)", r"how about (?:you|some|we keep)", r"\A(?:please |just |so |then )?tell (?:me you|me when|him|her|them|the|your|it)", r"let me (?:know (?:when|once|by|the)|make|explain|be clear)", r"say (?:sorry|nothing|that to)", r"any other (?:complaints|excuses)",
    r"anything else (?:can|goes)", r"ask (?:yourself|again|marie|hr|your)", r"need i say", r"think before", r"whose (?:fault|job)", r"that's the job",
    r"feel free to (?:use|check|read|resign|leave|consult)", r"suggestion box", r"(?:your )?feedback (?:has|is|can|via)", r"how do you (?:explain|justify|expect)", r"explain (?:yourself|why you)",
)  # fmt: skip

# Asked in so many words: an invitation also without a question mark.
SURE = cue(
    r"did (?:it|that|this) (?:feel|seem|sound|look) (?:to you|like|as)", r"is there (?:anything|something) (?:else|more|that)",
    r"(?:anything|what) (?:else|more) (?:you(?:'d| would| want| think| see| need)?|do you|would you|should i)", r"tell me more", r"say more", r"what do you (?:think|reckon|make)", r"how do you see",
    r"i'd (?:really )?(?:love|like|value) (?:to hear|your)", r"what would you (?:do|change|like|want|need|tell|say)", r"if you disagree", r"what am i missing",
)  # fmt: skip


def lean(text: str) -> float:
    """Say how far cues move a sentence or clause towards an invitation, in log-odds."""
    opens = bool(OPENS.search(text))
    if CLOSES.search(text):
        return NEVER
    if not opens and not text.rstrip('"”’)').endswith("?"):
        return NEVER
    return 4.5 if SURE.search(text) else 1.6 if opens else -0.3


def find(draft: Draft) -> list[Span]:
    """Find the words that invite more."""
    return find_spans(draft, NAME, lean)


def suggest(mention: Mention) -> str:
    """Propose a question that only this message calls for."""
    return compose(mention, (BEGINNINGS, BESIDE), (PROPOSALS, ALWAYS))


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.DRAFTS` in, n rows of `batch.FOUND` out, in the same order.

    Evidence: code points of the reply; none where it is absent. Assumes English (else nothing is found).
    Raises `KeyError` for a missing column. Source: CRAFT's Talk; own sentences and cues.
    """
    return run_element(find, batch)
