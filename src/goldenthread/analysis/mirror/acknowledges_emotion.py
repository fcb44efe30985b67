"""Acknowledges emotion: reflects or names the colleague's own feeling, without brushing it aside.

"You must be exhausted. Anyway the audit is due." names a feeling and walks over it; that does not count.
"""

import pyarrow as pa

from goldenthread.analysis.cues import cue

from .batch import run_element
from .composing import compose
from .draft import Draft, Sentence, Span
from .emotion import weight_of_emotion
from .finding import NEVER, find_sentences
from .irony import IRONY
from .mentioned import Mention
from .phrasing.acknowledges_emotion import ALWAYS, BEGINNINGS, BESIDE, PROPOSALS

NAME = "acknowledges_emotion"
VERSION = "acknowledges_emotion-2"

FEELS_WITH = cue(
    r"(?:must|can't|would|will)(?:'ve| have)? (?:have been|be|feel|felt|have felt|hurt|sting|have hurt|have stung|sound)", r"you must(?:'ve| have)? (?:been|felt|feel|be) (?:\w+ )?\w+", r"no wonder (?:you|it|that)",
    r"of course (?:you(?:'re| are| feel| felt| were)|your|it (?:hurt|got|upset|made|stung))", r"(?:that|it|this)(?:'s| is| was| sounds| must)[^.?!]{0,30}(?:awful|horrible|rough|heavy|brutal|cruel|frightening|scary|exhausting|draining|humiliating|maddening|frustrating|hard on you|a lot to|lonely|painful|upsetting|insulting|hurtful|dreadful|terrifying|infuriating|unfair on you)",
    r"(?:i'd|i would|i'd've)(?: have)? (?:be|been|feel|felt|hate|want|cry|cried)", r"(?:anyone|anybody|everyone|who|nobody|that|it|this)(?:'d| would| could| will)? (?:leave|be|feel|wouldn't|want|sleep|break|make|rob|robs|get|gets|knock|hurt|hurts|sting|stings|stay|stays|shake|scare|upset)",
    r"(?:hurts|stings|stung|hurt) (?:to|when|that)", r"you (?:sound|seem|feel|felt|were) (?:so |very |really |a bit |completely |pretty |rather )?(?:\w+ed|sad|angry|scared|low|down|flat|proud|happy|hurt|lonely|alone|worn|sick|livid|lost|terrified)", r"(?:i can|i) (?:see|hear|feel|imagine|tell|sense|understand) (?:how|that|why|it|the|you)", r"your (?:anger|fear|worry|frustration|disappointment|nerves|hurt|tears|panic|pride|joy|hands|heart|dread)",
    r"sorry (?:you|that you|this|that) (?:had|have|went|were|are|happened|landed)", r"what a (?:\w+ )?(?:horrible|awful|rotten|miserable|weight|nightmare|rough|dreadful|terrible|shock|lonely|brutal|let-down|night|day|start)", r"not (?:silly|weak|stupid|oversensitive|over-sensitive|an overreaction)", r"you(?:'re| are) (?:allowed|right|entitled) to (?:feel|be)", r"(?:is|are|was) (?:fine|okay|ok|normal|natural|understandable|fair|justified)",
    r"i(?:'ve| have) been there", r"i know (?:that|how (?:that|it)|the) (?:kind|feel|feels|feeling)", r"a lot to (?:carry|take|hold|hear)", r"(?:bet|guess|guessing|imagine) (?:you|that|your|it)", r"got under your skin", r"broke your heart", r"heart broke", r"(?:ouch|oof|ugh)",
)  # fmt: skip
FEELING = cue(
    r"(?:angr|upset|sad|scare|fright|afraid|tire|exhaust|worn|drain|livid|furi|hurt|proud|happ|reliev|nerv|anxi|worr|fed up|frustrat|asham|embarrass|humiliat|lone|alone|rattl|shak|gutt|heart|terrif|guilt|sick|devastat|disappoint|stress|overwhelm|thrill|excit|chuff|fear|anger|grie|shame|tear|panic|cr[iy]|sting|stung|trembl|dread|deflat|crush|abandon|invisibl|helpless|rotten|miserabl|awful|horribl|rough|heav|brutal|cruel|terribl|nasty|madden|maddening|unfair|painful|insult|lot to|weight|nightmare|hate|silly|weak|shock|sleep|carry|silence|nerves|weary|shattered|knackered|numb|jumpy|alarm|ache|loss|miss|hard|tough|pressure|patience|skin|stomach|breath|difficult|hollow|empty|racing|temper|hope|love|joy|grin|beam|buzz|lump|bruis|sour|bitter|resent|cut|wear|knock|unsettl|distress|let down|robbed|racist|slap|kick|punch|blow|wound|scar|spit|relief|glad|delight|understandabl|natural|normal)\w*",
)  # fmt: skip
BRUSHES = cue(
    r"you(?:'ll| will) (?:be (?:fine|ok|okay|all right|alright)|get (?:over|used))", r"(?:don't|no need to|not to|try not to|nothing to) (?:worry|take it|be|get|panic|stress|cry|let|feel|dwell)", r"calm down", r"chin up", r"cheer up", r"(?:man|toughen|suck it|grow) up", r"thicker skin", r"get (?:a grip|over)", r"move on", r"shake it off",
    r"(?:that's|it's|it is|that is|such is|part of|comes with) (?:the job|life|retail|the territory|what it is|how it is|how customers|what we|just|only|nothing|no big|not (?:that bad|personal|about you))", r"(?:we're|we are|everyone's|everybody's|everyone is) all? ?(?:tired|stressed|busy|under)", r"we(?:'ve| have) all been", r"at least", r"others have", r"could be worse", r"worse things", r"overreact\w*", r"too (?:sensitive|soft|emotional)", r"dramatic", r"resilience", r"sorry (?:you feel|if you)",
    r"(?:feelings|emotions) (?:aside|are not|out|at the door)", r"the (?:customer|caller|guest|passenger|patient|lady|man)s? (?:was|were|must|is|are|felt)", r"(?:he|she|they) (?:was|were|must have|felt)", r"imagine how (?:the|that looks|he|she|they)", r"i(?:'m| am) (?:disappointed|frustrated|angry|tired|worried|shocked|sad|happy to|pleased|busy|glad to|sorry,? but)", r"poor baby", r"sticks and stones", r"water off", r"not the only one", r"welcome to", r"happens to",
)  # fmt: skip
WALKS_OVER = cue(
    r"(?:anyway|anyhow|but|however|still|nevertheless|nonetheless|that said|moving on|regardless|now,? (?:back|then|please)|even so|be that as it may|having said that|back to)"
)
_THEN_ORDERS = cue(
    r"(?:rule|policy|fee|target|due|deadline|report|audit|job|need|needs|must|has to|have to|required|numbers|work|shift|queue|stands|excuse|late|figures|so am i|process|procedure|guideline|handbook)",
)  # fmt: skip

# Letters by which two forms of a word for a feeling are taken for one.
_STEM = 5


def lean(text: str) -> float:
    """Say how far cues move a sentence or clause towards acknowledging, in log-odds."""
    if BRUSHES.search(text) or IRONY.search(text) or text.endswith("?"):
        return NEVER
    with_them, named = bool(FEELS_WITH.search(text)), bool(FEELING.search(text))
    return 1.8 * (with_them and named) + 0.4 * with_them - 1.2 * (not named)


def find(draft: Draft) -> list[Span]:
    """Find the words that acknowledge, where nothing after them walks over the feeling.

    A message without a feeling of their own leaves less to acknowledge: the words must then be clearer.
    """
    if IRONY.search(draft.reply):
        return []
    emotion = max(-5.0, min(2.0, weight_of_emotion(draft)))
    told = {word[:_STEM].lower() for word in FEELING.findall(draft.incoming)}

    def in_context(text: str) -> float:
        echoes = any(word[:_STEM].lower() in told for word in FEELING.findall(text))
        return lean(text) + 0.4 * emotion + 1.0 * echoes

    found = find_sentences(draft, NAME, in_context)
    return [span for sentence, span in found if not _walked_over(draft, sentence, span)]


def _walked_over(draft: Draft, sentence: Sentence, span: Span) -> bool:
    turn = WALKS_OVER.search(draft.reply, span[0] + 1, sentence.whole.span[1])
    if turn and _THEN_ORDERS.search(draft.reply, turn.end(), sentence.whole.span[1]):
        return True
    after = draft.after(sentence)
    turn = WALKS_OVER.match(after)
    if turn:
        dismisses = turn[0].lower() in ("anyway", "anyhow", "moving on", "regardless")
        return dismisses or bool(_THEN_ORDERS.search(after, turn.end(), 140))
    return bool(WALKS_OVER.match(draft.reply, *span))


def suggest(mention: Mention) -> str:
    """Propose to say their own feeling back to them."""
    return compose(mention, (BEGINNINGS, BESIDE), (PROPOSALS, ALWAYS))


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.DRAFTS` in, n rows of `batch.FOUND` out, in the same order.

    Evidence: code points of the reply; none where it is absent. Assumes English (else nothing is found).
    Raises `KeyError` for a missing column. Source: CRAFT's Talk; own sentences and cues.
    """
    return run_element(find, batch)
