"""Takes it further: a concrete next step with who or when.

"We'll see", a step that nobody owns, and an order to the colleague do not count.
"""

import pyarrow as pa

from goldenthread.analysis.cues import cue

from .batch import run_element
from .composing import compose
from .draft import Draft, Span
from .finding import NEVER, find_spans
from .mentioned import Mention
from .phrasing.takes_further import ALWAYS, BEGINNINGS, BESIDE, PROPOSALS

NAME = "takes_further"
VERSION = "takes_further-1"

_DAY = (
    r"(?:(?:on |by |this |next |from |until |before |till )?(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?(?:'s)?|tomorrow(?:'s)?|tmrw|tonight|tonite|today(?:'s)?|"
    r"this (?:morning|afternoon|evening|week(?:'s)?|minute|instant)|next (?:week|month|monday)(?:'s)?|noon|midday|first thing|end of (?:play|day|the day|the week)|lunch(?:time)?|"
    r"(?:within|in) (?:the|an|a|\d+|ten|twenty|half an) (?:hour|day|minutes?|mins?|week)|\d+ ?min(?:ute)?s?|(?:at|by|before|from|around|till) (?:about |half )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half)\b|"
    r"\d{1,2}(?:[.:]\d{2})? ?(?:am|pm|o'clock)|\d{1,2}[.:]\d{2}|(?:the )?\d{1,2}(?:st|nd|rd|th)|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|"
    r"(?:january|february|march|april|june|july|august|september|october|november|december)|after (?:lunch|your shift|the|this)|before (?:lunch|the|we|you)|now|right away|straight after|the weekend|your shift|handover|as we speak)"
)
TIME = cue(_DAY)
OWNED = cue(
    r"(?:i'll|i will|i'm going to|i'm (?:\w+ing|on)|i am \w+ing|we'll|we will|we're \w+ing|let's|let us|shall we|i've (?:put|booked|asked|moved|added|opened|set|got|promised|scheduled|told|blocked)|i have (?:it|a slot|booked|asked|put)|i just \w+ed|you and i|you and me|you'll (?:get|hear|have))",
    r"(?:[a-z'’.]+) (?:will|is|are) (?:\w+ing|be|bring|have|call|ring|fix|send|take|come|meet|look|check|add|phone)", r"(?:goes|moves|comes|brings?|fixes|starts|begins|meets|rings|calls|signs|ships|takes|replaces|pulls|restarts) (?:\w+ )?",
    r"(?:meeting|briefing|huddle|agenda|committee|board|session|review|visit|call|workshop|appointment)", r"(?:dispatched|booked|scheduled|due|on its way|on the way|en route)",
)  # fmt: skip
VAGUE = cue(
    r"(?:at )?some (?:point|time|day|stage)", r"sometime", r"someday", r"one (?:day|of these)", r"eventually", r"in due course", r"(?:we'll|we will|we'd|let's) see(?! (?:the|them|him|her|you|it|what))", r"we'll see",
    r"when (?:things|i (?:have|get|find)|there's|the budget|it's|we have)", r"if (?:there's|i have|i get) time", r"might|maybe|perhaps", r"try to|i'll try", r"as soon as possible", r"asap", r"soon", r"shortly",
    r"someone (?:should|ought|will)|somebody (?:should|ought|will)", r"(?:should|ought to) (?:really |probably )?(?:be|do|have|look)", r"i (?:would|could|'d) (?:have|take|fix)", r"(?:not going to|won't|will not|isn't going|don't intend)",
    r"one day", r"going forward", r"in (?:the )?future", r"is over|was (?:on )?(?:monday|last)|is cancelled",
)  # fmt: skip
THEIRS = cue(
    r"you (?:have|must|need|should|can|may|'d better|could) (?:until|to|be|have|ask|call|speak|do|bring|raise)?", r"(?:deadline|audit|inspection|target|report|form) (?:is|'s|starts|was)", r"is due", r"see you", r"have a (?:nice|good|great)", r"i (?:told|spoke|raised|did|was|said) [^.?!]*(?:yesterday|last|ago|already|on)",
    r"i(?:'m| am) (?:busy|out|on leave|in meetings|off|away)", r"happy (?:friday|monday)", r"(?:opens?|closes?|shuts?|leaves?|takes|lasts) (?:at|from|on|in|five|two|\d)", r"(?:changed|took effect|been in place|since) (?:on|in|last|since)?",
    r"for now", r"as it is", r"not (?:today|now|this week)", r"your (?:shift|leave|appraisal|target)", r"(?:the )?customer (?:wants|can|will)", r"refunds? takes?",
)  # fmt: skip
_ORDER_VERBS = (
    "send follow use call ring give put keep ask bring take do get be have make stick tag read fill write submit finish come go wait hold tell apply pay check log file close move clear stop start try find "
    "apologise apologize refer see complete raise speak talk work report forward answer sort fix add count return sign remember just please don't enter note charge refund explain leave stay"
)
_ORDERS = cue(
    rf"(?:ok(?:ay)?,? |so |and |then |now |well,? |fine,? |yes,? |no,? |right,? |just |please |kindly )*(?:{'|'.join(_ORDER_VERBS.split())})"
)
_BUT_WE = cue(r"i'll|i will|i'm|i've|we'll|we|we're|let's|let us|i|us|me")


def lean(text: str) -> float:
    """Say how far cues move a sentence or clause towards a next step, in log-odds."""
    when, owned = bool(TIME.search(text)), bool(OWNED.search(text))
    if VAGUE.search(text) or not (when or owned):
        return NEVER
    if orders(text):
        return NEVER
    return 1.4 * (when and owned) - 1.0 * (not when) - 3.0 * bool(THEIRS.search(text))


def orders(text: str) -> bool:
    """Say whether a sentence tells them to do something, and nothing of what we do."""
    return bool(_ORDERS.match(text)) and not text.endswith("?") and not _BUT_WE.search(text)


def find(draft: Draft) -> list[Span]:
    """Find the words that take it further."""
    return find_spans(draft, NAME, lean)


def suggest(mention: Mention) -> str:
    """Propose to make the draft's own step a step that somebody owns."""
    return compose(mention, (BEGINNINGS, BESIDE), (PROPOSALS, ALWAYS))


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.DRAFTS` in, n rows of `batch.FOUND` out, in the same order.

    Evidence: code points of the reply; none where it is absent. Assumes English (else nothing is found).
    Raises `KeyError` for a missing column. Source: CRAFT's Connect; own sentences and cues.
    """
    return run_element(find, batch)
