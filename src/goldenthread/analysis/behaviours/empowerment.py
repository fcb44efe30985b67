"""Empowers the customer: options, next steps with a time, links, how-to, what to expect.

Estimates the codebook's mark from what the staff gave the customer to act on, and from refusals that
left them with nothing.
"""

import pyarrow as pa

from goldenthread.analysis.batch import run_step
from goldenthread.analysis.cues import cue, found
from goldenthread.analysis.talk import Finding, Talk, spans

NAME = "empowerment"
VERSION = "empowerment-1"

GIVES = cue(
    r"https?://\S+",
    r"www\.\S+",
    r"(?:option|choice|step) (?:\d|one|two)",
    r"here(?:'s| is) (?:how|the link|the plan|what)",
    r"(?:with)?in (?:the next |about |around |approximately )?(?:\d+|one|two|three|a few|a couple of|"
    r"five|seven|ten)"
    r"(?:\s?(?:-|–|to)\s?\d+)? (?:business |working )?(?:minutes?|mins?|hours?|days?|weeks?|months?)",
    r"\d+ (?:minutes?|mins?|hours?) away",
    r"(?:by|until|before|on|from) (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|the end of)",
    r"you(?:'ll| will| should) (?:\w+ )?(?:receive|get|be (?:contacted|notified|able|charged|"
    r"refunded)|see|hear|need to|find|have)",
    r"(?:we|i|they|someone|he|she)(?:'ll| will)(?: also| then)? (?:contact|call|e-?mail|send|notify|"
    r"get back|let you know|follow up|reach out)",
    r"you (?:can|may|could) (?:also |now |always |either |then |simply |just |still )*(?:use|go|visit|"
    r"find|call|check|try|track|"
    r"choose|select|click|log|contact|return|request|change|cancel|reset|update|add|bring|print|"
    r"download|do|upgrade|opt|keep|ask|"
    r"schedule|book|make|apply|purchase|buy|earn|view|see|redeem)",
    r"(?:to (?:do|avoid|reset|change|cancel|return|track|prevent|proceed|get there|use|earn|"
    r"qualify)[^.?!\n]{0,60}(?:,|you|please|go|click|just))",
    r"(?:click|go to|navigate|log ?in to|visit|download|follow th(?:e|is|ese)|make sure (?:to|you)|"
    r"be sure to|don't forget|remember to|turn (?:left|right)|"
    r"try (?:to |a |the |again |using |entering |clearing |another |restarting )\w*)",
    r"would you (?:like|prefer|rather)[^.?!\n]{3,140}\bor\b", r"do you (?:want|prefer)[^.?!\n]{3,140}\bor\b",
    r"(?:alternatively|instead),? (?:you|i|we)",
    r"another option",
    r"(?:other|following|available|a few|two|several) options",
    r"(?:i|we) (?:can|could|would) (?:also |instead |still )*(?:offer|arrange|check|look for|suggest|"
    r"recommend|transfer|try)",
    r"i(?:'d| would)? (?:suggest|recommend|advise)",
    r"how about",
    r"what about",
    r"please (?:contact|call|visit|bring|allow|keep|note that|arrive|take|obtain|check|try)",
    r"could pick you up in \d+",
    r"(?:will|should) (?:arrive|be (?:there|delivered|ready|arriving|here)|take (?:about|around|up|\d))",
    r"next available",
    r"(?:he|she|they|dr\.? \w+) (?:has|have|is available|can see)",
    r"(?:is|are) (?:also )?available (?:at|on|from|for)",
    r"take your medicine", r"valid (?:for|until)", r"expires?",
)  # fmt: skip
HINTS = cue(
    r"let (?:me|us) know",
    r"feel free",
    r"don't hesitate",
    r"if you (?:need|have|would like|want|ever)",
    r"in due course",
    r"as soon as possible",
    r"asap",
    r"shortly",
    r"soon",
    r"would you like (?:me )?to",
    r"should i",
    r"can i (?:book|confirm|proceed)",
    r"shall i", r"do you (?:want|need)", r"is there (?:another|a different)", r"we will (?:have a )?look",
)  # fmt: skip
REFUSES = cue(
    r"unfortunately",
    r"(?:i'm|i am|we're|we are)? ?(?:\w+ )?(?:sorry|afraid),? (?:but|that)?,? ?(?:i|we|it|the|your|"
    r"there|this|that)? ?(?:\w+ )?"
    r"(?:cannot|can't|can not|couldn't|could not|isn't|is not|wasn't|not|unable|looks like|don't|"
    r"do not|no|are not|aren't)",
    r"(?:i|we) (?:\w+ )?(?:cannot|can't|can not|could not|couldn't|won't be able|am not able|"
    r"are not able|am unable|are unable|"
    r"wasn't able|was not able|was unable)",
    r"(?:not|isn't|aren't|no longer) (?:eligible|possible|allowed|available|authorized)",
    r"no (?:appointments?|tables?|availability|openings?|refunds?)",
)  # fmt: skip
SETTLES = cue(
    r"(?:is|are|has been|have been|was|were|been|it's|all) (?:now |all |successfully |"
    r"just )*(?:confirmed|booked|done|made|"
    r"scheduled|submitted|reserved|updated|changed|unlocked|reset|issued|cancell?ed|processed|sent|"
    r"set|refunded|added|recovered|upgraded)",
    r"success\w*",
    r"booked",
    r"confirmed",
    r"all set",
    r"i(?:'ve| have) (?:\w+ )?(?:booked|updated|changed|added|issued|sent|reset|reserved|cancell?ed|"
    r"processed)",
    r"your (?:\w+ )?balance is",
    r"it will be \w+ all day",
    r"you have reached your destination",
    r"final score",
)  # fmt: skip


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    Something to act on → shown (partly where the last word is a refusal after it); a refusal with nothing
    after it → grow; only a vague hint or an offer → partly where something stays open, na where all is
    settled; neither → na.
    """
    if not talk.staff:
        return Finding("na")
    if talk.foreign:
        return Finding("cannot_tell")
    gives, refuses = found(talk.staff, GIVES), found(talk.staff, REFUSES)
    settles = found(talk.staff, SETTLES, question=False)
    last_refusal = refuses[-1][0] if refuses else -1
    helped_after = [span for span in [*gives, *settles] if span[0] >= last_refusal]
    if refuses and not helped_after:
        return Finding("partly" if gives else "grow", spans(gives[-2:], refuses[-2:]))
    if gives:
        return Finding("shown", spans(gives))
    hints = found(talk.staff, HINTS)
    if settles and not refuses:
        vague = [span for span in hints if span[0] >= settles[0][0]]
        pending = found(talk.staff, _PENDING)
        return Finding("partly", spans(pending, vague[:1])) if pending else Finding("na")
    if hints:
        return Finding("partly", spans(hints[:2]))
    return Finding("na")


_PENDING = cue(
    r"in due course", r"shortly", r"as soon as possible", r"asap", r"we will (?:have a )?look", r"is being"
)


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; own cues.
    """
    return run_step(judge, batch)
