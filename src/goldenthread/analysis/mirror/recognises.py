"""Recognises: something this colleague did, and that or why it was good.

A bare "great job", thanks for somebody else's work, and irony do not count.
"""

import pyarrow as pa

from goldenthread.analysis.cues import cue

from .batch import run_element
from .composing import compose
from .draft import Draft, Span
from .finding import NEVER, find_spans
from .irony import IRONY
from .mentioned import Mention
from .phrasing.recognises import ALWAYS, BEGINNINGS, BESIDE, PROPOSALS
from .topic import stems

NAME = "recognises"
VERSION = "recognises-1"

DEED = cue(
    r"you(?:'ve| have)? (?:\w+ly |also |just |even |only |still |actually |never |didn't |did )*(?:\w{2,}ed|kept|gave|told|took|found|caught|saw|made|went|did|"
    r"put|let|held|stood|stayed|spoke|wrote|rang|sat|thought|brought|built|knew|read|drew|heard|got|spent|left|stuck|said|asked|"
    r"chose|drove|taught|set|fought|known)",
    r"you(?:'re| are) (?:keeping|doing|holding|making|giving|saving|helping|getting|standing|catching|right to)",
    r"you were (?:right|the (?:one|only|first) (?:who|to|that))", r"your (?:\w+ )?(?:note|notes|idea|call|question|list|photo|apology|patience|honesty|handover|"
    r"map|sketch|summary|translation|sign|card|calm|record|log|draft|email|letter|fix|trick|work on|gut)",
    r"\w{3,}ing", r"(?:thanks|thank you) (?:for|to you)", r"(?:good|great|nice|smart|sharp|clever|quick) (?:call|catch|spot|thinking|move|of you|that you)",
    r"well (?:spotted|caught|judged|done (?:for|on|with))", r"(?:the way|how) you", r"what you(?:'re| are|'ve| have)? (?:did|do|doing|done|wrote|said|built)",
    r"(?:because|since|that|if|had) you",
)  # fmt: skip
WORTH = cue(
    r"(?:and|which|that|it|this|,)(?:'s| is| was)? (?:what |exactly |just |precisely |why |how )*(?:\w+ )?(?:saved?|saves|kept|keeps|spared?|spares|stopped|stops|meant|means|"
    r"made|makes|gave|gives|got|prevented|settled|turned|helped|helps|showed|shows|earned|proves?|proved|protected|brought|got|cut|halved)",
    r"(?:exactly|precisely|just) (?:right|what)", r"that's (?:how|why|exactly|what|proof|worth|real)", r"because (?:of )?you", r"thanks to you", r"which is",
    r"(?:wise|brave|kind|smart|decent|considerate|generous|spot on|brilliant|right thing|good call|well judged|took guts|impressed|makes the difference|made (?:all the|a) difference)",
    r"instead of", r"without (?:you|your)", r"thank(?:ed|s) (?:me|us|you) for", r"so (?:that )?(?:he|she|they|we|nobody|no one|everybody|people)",
)  # fmt: skip
NOT_THIS = cue(
    r"you should(?:'ve| have|n't)?", r"you could(?:'ve| have)", r"next time", r"you forgot", r"at least", r"you were lucky",
    r"(?:wrong|late|mistake|cost us|unfortunately) ?(?:\w+ )?again", r"you (?:need|must|have) to", r"in advance", r"your feedback", r"your (?:hard work|patience and)",
    r"if you(?:'d| had)? (?:only|just|had|checked|followed|read)", r"you (?:said|wrote|mention|asked|told me) (?:that|me|about|whether|if)", r"make sure",
    r"no thanks to", r"thanks for nothing", r"finally", r"supposed to", r"paid (?:for|to)", r"what anyone would",
    r"your (?:thoughtful|continued|passion|message|email|dedication|enthusiasm)",
)  # fmt: skip
_DOER = cue(r"you\w*", r"(?:you)'\w+", r"thanks?", r"good|great|nice|well|smart|sharp|clever|quick")
_GERUND = cue(r"\w{3,}ing\b[^.?!]{3,}")


def lean(text: str) -> float:
    """Say how far cues move a sentence or clause towards recognising, in log-odds."""
    if text.endswith("?") or NOT_THIS.search(text) or IRONY.search(text) or len(text.split()) < 4:
        return NEVER
    if not _DOER.search(text) and not _GERUND.match(text):
        return NEVER if not _GERUND.search(text) else -1.5
    deed, worth = bool(DEED.search(text)), bool(WORTH.search(text))
    return 1.6 * (deed and worth) + 0.3 * deed - 1.5 * (not deed)


def find(draft: Draft) -> list[Span]:
    """Find the words that recognise; none where the draft is ironic."""
    if IRONY.search(draft.reply):
        return []
    told = stems(draft.incoming)

    def in_context(text: str) -> float:
        return lean(text) + 0.8 * (not told.isdisjoint(stems(text)))

    return find_spans(draft, NAME, in_context)


def suggest(mention: Mention) -> str:
    """Propose what could be recognised in what they told."""
    return compose(mention, (BEGINNINGS, BESIDE), (PROPOSALS, ALWAYS))


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.DRAFTS` in, n rows of `batch.FOUND` out, in the same order.

    Evidence: code points of the reply; none where it is absent. Assumes English (else nothing is found).
    Raises `KeyError` for a missing column. Source: CRAFT's Recognize; own sentences and cues.
    """
    return run_element(find, batch)
