"""What sort of message a colleague sends: it decides what a suggestion can take up."""

import re
from enum import StrEnum

from goldenthread.analysis.cues import cue


class Situation(StrEnum):
    """What a message does."""

    DANGER = "danger"
    LOSS = "loss"
    SLIP = "slip"
    GLAD = "glad"
    FEELING = "feeling"
    MAY_I = "may I"
    GRANTED = "may I, and they may"
    WHY = "why"
    IDEA = "idea"
    DEED = "deed"
    TROUBLE = "trouble"
    ASKS = "asks"
    TELLS = "tells"


DANGER = cue(
    r"threat(?:en(?:s|ed|ing)?|s)?", r"spat", r"spit", r"hit (?:me|him|her|us)", r"punched", r"pushed me", r"grabbed", r"knife", r"gun", r"weapon", r"attack(?:ed|s)?", r"assault\w*", r"followed me",
    r"(?:waits?|waited|waiting|wait) for me", r"groped", r"touched me", r"sexual\w*", r"harass\w*", r"racist", r"slurs?", r"suicid\w*", r"kill (?:me|himself|herself|themselves|myself)", r"abuse", r"threw (?:\w+ ){1,4}(?:at|over)", r"bullied", r"called me (?:a |an )?\w+", r"screamed at me", r"yelled at me", r"shouted at me", r"swore at me",
)  # fmt: skip
LOSS = cue(
    r"died", r"dying", r"has died", r"passed away", r"funeral", r"dead", r"death", r"bereave\w*", r"we lost (?:old )?\w+", r"grave", r"urn", r"ashes", r"widow(?:er)?", r"stillb\w+", r"miscarr\w+", r"terminal",
)  # fmt: skip
SLIP = cue(
    r"my (?:mistake|fault|error|bad)", r"i (?:mixed|messed|forgot|froze|misread|mislaid|gave (?:him|her|them|the \w+) the wrong)", r"(?:told|gave|sent|announced|charged|booked|quoted)\b[^.?!]{0,30}\bwrong", r"i\b[^.?!]{0,40}\bby (?:accident|mistake)", r"mixed up the", r"i (?:think i )?froze", r"announced the wrong",
    r"called a \w+ customer", r"i hung up", r"i laughed", r"it was me who (?!fixed)", r"i should(?:n't have| not have)", r"stupid of me", r"i mix up",
)  # fmt: skip
GLAD = cue(
    r"(?:so |really |very |feel(?:ing)? )*(?:proud|happy|relieved|thrilled|excited|chuffed|delighted|glad|touched|grateful)(?! to (?:do|help))", r"over the moon", r"so much lighter", r"so+ good about", r"can't stop smiling", r"teared up", r"made my day",
)  # fmt: skip
MAY_I = cue(
    r"(?:can|may|could|shall|should|must) (?:i|we)(?! (?:get|have|keep|put|send|add|try|print|ask someone))", r"do (?:i|we) (?:need|have) (?:to|a|my|your|manager)", r"am i allowed", r"are we allowed", r"is it (?:ok|okay|fine|possible|alright|all right)", r"(?:is|are) [^.?!]{0,40} (?:ok|allowed|okay|fine) ", r"(?:hope|is) that(?:'s| is)? (?:ok|okay|alright|all right|fine)", r"ok\?", r"any (?:leeway|exception)", r"waive", r"asks? if (?:she|he|they) (?:may|can|could)", r"insists on a", r"asking for compensation", r"do i get to",
)  # fmt: skip
WHY = cue(r"why (?:do|does|did|is|are|must|can't|don't|would|should) (?:we|i|they|the|people|our|my|customers|you|it|there|us)", r"why (?:do|does|is|are)", r"for gender, why", r"why\?", r"asks? (?:me |us )?why")  # fmt: skip
IDEA = cue(
    r"suggest(?:ing)?", r"(?:can|could|might|should) (?:we|they)(?! (?:still|please))", r"what (?:if|about)", r"how about", r"i (?:think|thought|believe|feel) (?:we|the|it|they|that we)(?: (?:should|shouldn't|could|might|ought|need)| [^.?!]{0,30}should)", r"i(?:'ve| have) been thinking", r"(?:it|would) (?:could|might|would)? ?(?:help|be (?:useful|good|great|better)) if", r"it (?:could|might|would) (?:be (?:useful|good)|help)", r"would it help", r"we might want", r"shouldn't we", r"my (?:idea|suggestion)", r"instead of having", r"i disagree", r"prefer \w+", r"we should",
)  # fmt: skip
TROUBLE = cue(
    r"(?:is|are|was|were|got|gets|been|keeps?)(?: still)? (?:broken|down|stuck|wrong|missing|late|off|slow|refused|declined|rejected|blocked|cancelled|delayed|wasted|frozen|lost|double|out|dead|full|closed)", r"refused", r"(?:doesn't|don't|won't|can't|hasn't|haven't|wasn't|isn't|aren't|didn't|never) (?:work|let|have|show|load|print|know|come|arrived?|allow|go|get|tell|assigned|ready|in|trust|mention)?", r"no (?:water|option|way|warning|answer|\w+ option)", r"nobody (?:told|answered|called|knows)", r"complain\w*", r"complaints?", r"again", r"eats?", r"ate", r"los(?:t|es)", r"broke\w*", r"crash\w*", r"bounced?", r"drop(?:s|ped)", r"expired", r"wrong", r"error", r"fault\w*", r"run(?:s)? out", r"still shows?", r"double charg\w+", r"charges people", r"without (?:telling|asking)", r"\w+ minute wait", r"keeps? \w+ing", r"crackles", r"two places", r"blames?", r"queue", r"every (?:weekend|day|week)", r"thinks? that", r"lies",
)  # fmt: skip
_WHICH = re.compile(
    r"\b(?:which|what|where|how|who|when)\b[^.?!]{0,40}\b(?:can|shall|should|do) (?:i|we)\b", re.I
)
_QUESTION = re.compile(r"\?")


def situation_of(message: str, *, emotional: bool, did: bool) -> Situation:
    """Say what a message does: the sort that most decides what a good answer takes up comes first.

    `emotional`: it holds the colleague's own feeling. `did`: it tells something that they did.
    """
    if DANGER.search(message) and (emotional or "me" in message.lower().split()):
        return Situation.DANGER
    if LOSS.search(message) and emotional:
        return Situation.LOSS
    if SLIP.search(message):
        return Situation.SLIP
    if emotional:
        return Situation.GLAD if GLAD.search(message) else Situation.FEELING
    asks = bool(_QUESTION.search(message))
    if WHY.search(message) and (asks or "why" in message.lower()):
        return Situation.WHY
    if MAY_I.search(message) and not _WHICH.search(message):
        return Situation.MAY_I
    if IDEA.search(message):
        return Situation.IDEA
    if asks and not did:
        return Situation.ASKS
    if did:
        return Situation.DEED
    return Situation.TROUBLE if TROUBLE.search(message) else Situation.TELLS
