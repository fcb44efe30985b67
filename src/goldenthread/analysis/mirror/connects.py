"""Connects: names the importance of the person or position, their power to decide, or cares for them.

"You're valued" and "Hi Sam" connect with nobody in particular and do not count.
"""

import pyarrow as pa

from goldenthread.analysis.cues import cue

from .batch import run_element
from .composing import compose
from .draft import Draft, Span
from .finding import NEVER, find_spans
from .mentioned import Mention
from .phrasing.connects import ALWAYS, BEGINNINGS, BESIDE, PROPOSALS

NAME = "connects"
VERSION = "connects-1"

POWER = cue(
    r"your (?:own )?(?:call|decision|choice|discretion|authority|judge?ment|say|yes|veto|signature)(?! (?:was|cost|has))",
    r"(?:you|we all) (?:can|may|could) (?:decide|choose|waive|approve|overrule|overturn|stop|sign|refuse|override|say no)",
    r"you(?:'re| are) (?:free|entitled|allowed|trusted|empowered) to",
    r"you have (?:the|every|as much|my full) (?:right|authority|power|say|trust|backing)",
    r"you (?:do not|don't|needn't|never) (?:need|have to ask|have to wait)(?: for)? (?:me|my|anyone|anybody|a sign|permission|to ask)",
    r"without (?:your|asking (?:me|us|anyone)|my)(?: \w+)?", r"(?:the )?(?:final|last) (?:say|word)",
    r"up to you", r"yours to (?:decide|spend|shape|change|give)", r"i(?:'ll| will) (?:back|stand behind|stand by) (?:you|whatever)",
    r"use your (?:own )?(?:head|judge?ment|discretion)", r"trust your", r"no(?:body|thing|t one)[^.?!]{0,60} (?:until|unless|before) you",
    r"as you (?:see|think) (?:fit|best|right)", r"whenever you (?:think|feel|see)",
)  # fmt: skip
CARE = cue(
    r"(?:go|head) home", r"(?:take|have) (?:the|a|this|tomorrow|an|your|as)[^.?!]{0,20}(?:off|break|breather)",
    r"(?:step|come) (?:away|off)(?! the)", r"(?:i've got|i'll take|i'll watch|i'll cover|i'll mind|covers?|covering) (?:your|the) "
    r"(?:desk|till|phones?|queue|shift|counter|line|calls|inbox)", r"your (?:shift|desk|till|queue|phones?|calls) (?:is|are) covered",
    r"(?:matters?|comes?) (?:more|before|first)(?: to me)?", r"have you (?:eaten|had (?:anything|something|a break))", r"are you (?:safe|ok|okay|hurt)",
    r"look after yourself", r"whatever you need", r"you(?:'re| are) not (?:alone|on your own)", r"i care (?:about|how)",
    r"until you(?:'re| are| feel) (?:steady|ready|better|ok|okay|yourself)", r"(?:get|grab) (?:some|yourself|a) (?:air|rest|sleep|tea|coffee|food|water)",
    r"you don't have to (?:take|put up|stand|do this|face|go|be|carry)",
)  # fmt: skip
PLACE = cue(
    r"you(?:'re| are) (?:the|our|one of the) (?:one|ones|only|first|last|person|people|eyes|ears|face|voice|memory|reason)(?! (?:to blame|complaining))",
    r"(?:only|nobody but|no one but) you", r"(?:nobody|no one|none of us)(?: else)? (?:here |upstairs |in this building )?(?:sees|hears|knows|talks|could|would|has)",
    r"from (?:where|behind that|your) (?:you|glass|chair|desk|window|counter)", r"what you (?:see|hear|notice|report|write|say)(?: \w+)?",
    r"you (?:see|hear|know) (?:what|things|them|it|the (?:people|customers?|residents|patients|guests|kids?|child|families|tenants|street))",
    r"that's the power of", r"you were the (?:hospital|bank|council|company|school|shop|library)", r"good (?:that|they have|to have) (?:they have )?you\b",
    r"there(?:'s| is) no \W?(?:just|only)", r"your (?:position|role|seat|post|place|job) (?:is|counts|matters|makes|carries|decides)",
)  # fmt: skip
STOCK = cue(
    r"valued?", r"every (?:voice|one of you)", r"our (?:people|team|heroes|frontline heroes)", r"one (?:big )?(?:family|team)",
    r"amazing", r"heart of everything", r"hope you(?:'re| are| had)", r"lucky to have you", r"dear", r"journey", r"strength to strength",
    r"customer (?:always )?comes first", r"wishes", r"the best", r"star", r"legend",
)  # fmt: skip
TAKEN = cue(
    r"you(?:'re| are) not (?:authori[sz]ed|allowed|entitled|in a position)", r"you (?:may|can|must|will|do) not", r"you (?:can't|won't|don't get|mustn't)",
    r"you(?:'re| are) (?:the one|responsible)(?: who)? (?:who )?(?:has|have|should|must|made|for the|needs?)", r"pay ?grade",
    r"as you (?:know|should know)", r"you know (?:what to do|the rules|where|i can't|how it)", r"you should(?:'ve| have)",
    r"oh sure", r"obviously", r"i decide", r"is mine", r"with me", r"back to (?:it|work)", r"(?:do|just do) your job",
)  # fmt: skip
_SAYS_YOU = cue(
    r"you\w*",
    r"(?:you|we)'\w+",
    r"anyone",
    r"anybody",
    r"whoever",
    r"the (?:person|people|office|counter|desk|porter|driver|night)",
)


def lean(text: str) -> float:
    """Say how far cues move a sentence or clause towards connecting, in log-odds."""
    if STOCK.search(text) or TAKEN.search(text):
        return NEVER
    cues = sum(bool(pattern.search(text)) for pattern in (POWER, CARE, PLACE))
    return 2.2 * min(cues, 2) - 1.5 * text.endswith("?") - 1.0 * (not _SAYS_YOU.search(text))


def find(draft: Draft) -> list[Span]:
    """Find the words that connect."""
    return find_spans(draft, NAME, lean)


def suggest(mention: Mention) -> str:
    """Propose what would connect in this very draft."""
    return compose(mention, (BEGINNINGS, BESIDE), (PROPOSALS, ALWAYS))


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.DRAFTS` in, n rows of `batch.FOUND` out, in the same order.

    Evidence: code points of the reply; none where it is absent. Assumes English (else nothing is found).
    Raises `KeyError` for a missing column. Source: CRAFT's Connect; own sentences and cues.
    """
    return run_element(find, batch)
