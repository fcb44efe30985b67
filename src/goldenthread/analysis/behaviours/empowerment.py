"""Empowers the customer: options, next steps with a time, links, how-to, what to expect.

Estimates the codebook's mark from what the staff gave the customer to act on, and from refusals that
left them with nothing.
"""

import pyarrow as pa

from goldenthread.analysis.batch import run_step
from goldenthread.analysis.cues import cue, found
from goldenthread.analysis.talk import Finding, Span, Talk, spans

NAME = "empowerment"
VERSION = "empowerment-1"

# Choices and offers may stand in a question.
OPTIONS = cue(
    r"would you (?:like|prefer|rather)[^.?!\n]{3,140}\bor\b",
    r"do you (?:want|prefer)[^.?!\n]{3,140}\bor\b",
    r"(?:option|choice|step) (?:\d|one|two)",
    r"(?:alternatively|instead),? (?:you|i|we)",
    r"another option",
    r"(?:other|following|available|a few|two|several) options",
    r"(?:i|we) (?:can|could|would) (?:also |instead |still )*(?:offer|arrange|check|look for|suggest|"
    r"recommend|"
    r"transfer|try)",
    r"i(?:'d| would)? (?:suggest|recommend|advise)",
    r"how about",
    r"could pick you up in \d+",
    r"next available",
    r"(?:he|she|they|dr\.? \w+) (?:has|have|is available|can see)",
    r"(?:is|are) (?:also )?available (?:at|on|from|for)",
    r"transfer you to",
)
# Next steps, how-to and what to expect are statements; as a question they only ask.
STEPS = cue(
    r"https?://\S+",
    r"www\.\S+",
    r"here(?:'s| is) (?:how|the link|the plan|what)",
    r"(?:with)?in (?:the next |about |around |approximately )?(?:\d+|one|two|three|a few|a couple of|"
    r"five|seven|"
    r"ten)(?:\s?(?:-|–|to)\s?\d+)? (?:business |working )?(?:minutes?|mins?|hours?|days?|weeks?|months?)",
    r"\d+ (?:minutes?|mins?|hours?) away",
    r"(?:by|until|before) (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"the end of)",
    r"you(?:'ll| will| should) (?:\w+ )?(?:receive|get|be (?:contacted|notified|able|charged|"
    r"refunded)|see|hear|"
    r"need to|find|have)",
    r"(?:we|i|they|someone|he|she)(?:'ll| will)(?: \w+){0,4} (?:contact|call|e-?mail|send|notify|get back|"
    r"let you know|follow up|reach out)",
    r"you (?:can|may|could|might) (?:also |now |always |either |then |simply |just |still )*(?:use|go|"
    r"visit|find|"
    r"call|check|try|track|choose|select|click|log|contact|return|request|change|cancel|reset|update|"
    r"add|bring|"
    r"print|download|do|upgrade|opt|keep|ask|schedule|book|make|apply|purchase|buy|earn|view|see|redeem|"
    r"consider)",
    r"to (?:do|avoid|reset|change|cancel|return|track|prevent|get there|use|earn|qualify)"
    r"[^.?!\n]{0,60}(?:you|please|go|click|just)",
    r"click|navigate|log ?in to|visit|download|follow th(?:e|is|ese)|make sure (?:to|you)|be sure to",
    r"don't forget|remember to|(?:go|head|drive|walk) (?:to|straight|\d)|turn (?:left|right)",
    r"try (?:to |a |the |again |using |entering |clearing |another |restarting )\w*",
    r"please (?:contact|call|visit|bring|allow|keep|note that|arrive|take|obtain|check|try)",
    r"(?:will|should) (?:arrive|be (?:there|delivered|ready|arriving|here)|take (?:about|around|up|\d))",
    r"(?:take|need to take|must take) your medicine",
    r"valid (?:for|until)",
    r"expires?",
    r"\d+ ?% off",
)
TRY_THIS = cue(r"can you (?:try|check|please try|restart|log out|clear|enter)", r"try entering")
HINTS = cue(
    r"let (?:me|us) know",
    r"feel free",
    r"don't hesitate",
    r"if you (?:need|have|would like|want|ever)",
    r"would you like (?:me|us) to",
    r"should i",
    r"can i (?:book|confirm|proceed)",
    r"shall i",
    r"is there (?:another|a different)",
)
PENDING = cue(
    r"in due course",
    r"shortly",
    r"as soon as possible",
    r"asap",
    r"we will (?:have a )?look",
    r"is being",
)
REFUSES = cue(
    r"unfortunately,?(?! your answer)(?! you didn't)",
    r"(?:sorry|afraid),? (?:but|that)?,? ?(?:i|we|it|the|your|there|this|that)? ?(?:\w+ )?"
    r"(?:cannot|can't|can not|couldn't|could not|isn't|is not|wasn't|not|unable|looks like|no|are not|"
    r"aren't)",
    r"(?:i|we) (?:\w+ )?(?:cannot|can't|can not|could not|couldn't|won't be able|am not able|are not able|"
    r"am unable|are unable|wasn't able|was not able|was unable)",
    r"(?:not|isn't|aren't|no longer) (?:eligible|possible|allowed|available|authorized)",
    r"no (?:appointments?|tables?|availability|openings?|refunds?)",
)
# A refusal that carries on with a way forward gives something after all.
BUT = cue(
    r"but i (?:can|will|could)",
    r"however",
    r"instead",
    r"alternatively",
    r"you (?:can|could|may)",
    r"please",
    r"i recommend",
)
SETTLES = cue(
    r"(?:is|are|has been|have been|was|were|been|it's|all) (?:now |all |successfully |"
    r"just )*(?:confirmed|booked|"
    r"done|made|scheduled|submitted|reserved|updated|changed|unlocked|reset|issued|cancell?ed|"
    r"processed|sent|set|"
    r"refunded|added|recovered|upgraded)",
    r"success\w*",
    r"booked",
    r"confirmed",
    r"i(?:'ve| have) (?:\w+ )?(?:booked|updated|changed|added|issued|sent|reset|reserved|cancell?ed|"
    r"processed)",
    r"your (?:\w+ )?balance is",
    r"it will be \w+ all day",
    r"you have reached your destination",
    r"final score",
)


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
    gives = sorted(
        span
        for span in [
            *found(talk.staff, OPTIONS),
            *found(talk.staff, STEPS, question=False),
            *found(talk.staff, TRY_THIS),
        ]
        if not _only_refuses(talk, span)
    )
    refuses = found(talk.staff, REFUSES)
    settles = found(talk.staff, SETTLES, question=False)
    last_refusal = refuses[-1][0] if refuses else -1
    helped_after = [span for span in [*gives, *settles] if span[0] >= last_refusal]
    if refuses and not helped_after:
        return Finding("partly" if gives else "grow", spans(gives[-2:], refuses[-2:]))
    if gives:
        return Finding("shown", spans(gives))
    pending = found(talk.staff, PENDING, question=False)
    if pending:
        return Finding("partly", spans(pending))
    hints = found(talk.staff, HINTS)
    if settles or not hints:
        return Finding("na")
    return Finding("partly", spans(hints[:2]))


def _only_refuses(talk: Talk, span: Span) -> bool:
    text = talk.turns[span[0]].text[span[1] : span[2]]
    return bool(REFUSES.search(text)) and not BUT.search(text)


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; own cues.
    """
    return run_step(judge, batch)
