"""Makes a human connection: greets as a person, uses the name, answers the feeling.

Estimates the codebook's mark from cues; docs/algorithms/behaviours.md lists them and what they miss.
"""

import re

import pyarrow as pa

from goldenthread.analysis.batch import run_step
from goldenthread.analysis.cues import cue, found, numbers
from goldenthread.analysis.talk import Finding, Span, Talk, first_sentence, sentence, spans

NAME = "connection"
VERSION = "connection-1"

# Words of one's own about this customer's situation.
ACKNOWLEDGES = cue(
    r"(?:so|very|really|truly|terribly|deeply) sorry",
    r"sorry (?:to hear|about|for|that (?:you|this|happened))",
    r"apologi[sz]e (?:for|about|that)", r"apologies for", r"my (?:sincere )?apologies",
    r"(?:i|we) (?:can |do |completely |totally |fully |certainly )*(?:understand|appreciate|see|"
    r"imagine|know) "
    r"(?:how|that (?:must|this)|your (?:frustration|concern|situation|disappointment|position)|why you|it's)",
    r"(?:that|this|it) (?:must|can|does) (?:be|feel|sound|have been) (?:\w+ )?"
    r"(?:frustrating|upsetting|hard|difficult|annoying|stressful|worrying|disappointing|scary|exciting)",
    r"(?:that|this) (?:is|sounds|'s) (?:\w+ )?(?:frustrating|upsetting|terrible|awful|rough|unfortunate|"
    r"a shame|exciting|wonderful|lovely|so sweet|amazing|fun|great to hear|good to hear)",
    r"no worries", r"don't worry", r"not to worry", r"no need to (?:apologi[sz]e|worry)", r"oh no",
    r"i'd (?:feel|be) (?:the same|frustrated|upset) too",
)  # fmt: skip
WARM = cue(
    r"congrat\w+", r"good luck", r"best of luck", r"happy (?:birthday|anniversary|holidays)",
    r"(?:glad|happy|pleased|delighted|thrilled|relieved) (?:to hear|that|you|it|we|i was able|i could|"
    r"everything)",
    r"(?:hope|wish) (?:you|he|she|they|your|it|everything|that|to see)(?! (?:anything|need))",
    r"(?:feel|get) (?:better|well) (?:soon)?", r"take care", r"safe (?:travels|trip|journey|flight)",
    r"i'm sure (?:you|it|the|your|he|she|they)", r"you got this",
    r"thank you for (?:your (?:patience|understanding|loyalty|honesty|kind|business)|being|waiting|bearing|"
    r"letting (?:me|us)|bringing|telling|sharing|holding)",
    r"thanks for (?:your (?:patience|understanding|loyalty|kind)|being|waiting|bearing|letting (?:me|us)|"
    r"bringing|telling|sharing|holding)",
    r"sorry (?:again )?for the (?:wait|delay|trouble|inconvenience|confusion|mix)",
)  # fmt: skip
# Courtesies that anyone could have pasted.
GREETS = cue(
    r"hi", r"hello", r"hey", r"good (?:morning|afternoon|evening)", r"welcome", r"dear",
    r"(?:thank you|thanks) for (?:contacting|reaching|calling|shopping|choosing|writing|getting)",
    r"how (?:can|may|could) (?:i|we) (?:help|assist)", r"what can i (?:do for|help)",
)  # fmt: skip
CLOSES = cue(
    r"have an? \w+ (?:\w+ )?(?:day|night|evening|weekend|trip|flight|one|rest|time|week)",
    r"have fun", r"enjoy (?:your|the|it|yourself|every)", r"you too", r"same to you", r"see you",
)  # fmt: skip
STOCK = cue(
    r"you(?:'re| are) (?:very |most )?welcome",
    r"my pleasure",
    r"good ?bye",
    r"bye",
    r"anything else",
    r"thank you",
    r"thanks",
    r"(?:happy|glad) to (?:help|assist)",
    r"no problem",
)
_ADDRESSED = re.compile(
    r"(?i:\b(?:hi|hello|hey|dear|thanks|thank you|welcome|okay|ok|sorry|sure|great|perfect|bye|day|"
    r"morning|afternoon|evening),?\s+)"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\b\.?\s+[A-Z][\w'’-]+|[\[<{⟨«](?i:[\w ]*name[\w ]*)[\]>}⟩»])"
    r"|\A\s*(?:Hi|Hello|Dear|Hey),?\s+(?!There\b|All\b|Team\b|Sir\b|Madam\b|How\b|Customer\b|What\b|"
    r"I\b|Thank)"
    r"[A-Z][a-z'’-]+\s*[,.!–-]"
)

# What a customer feels: plainly said, or only let slip.
FEELS = cue(
    r"(?:so|very|really|extremely|super|quite|getting|feeling|feel|i'm|i am|am) (?:\w+ )?(?:frustrat\w+|"
    r"upset|angry|mad|annoyed|worried|nervous|scared|afraid(?! (?:i|that|not|we|my)\b)|sad|"
    r"disappointed|stressed|lost|anxious|excited|"
    r"embarrass\w+|desperate|sick|ill|tired|exhausted|devastated|late|bad|lonely|unhappy|thrilled|hurt)",
    r"frustrat(?:ed|ing|ion)|annoy(?:ed|ing)|stress(?:ed|ful)|disappoint\w+|outrag\w+|panic\w*",
    r"ridiculous|unacceptable|terrible|horrible|awful|nightmare|furious|fed up|sick of|crying",
    r"can't (?:wait|believe|afford|stand|sleep|breathe?)",
    r"in pain|it hurts|robbed|stole(?:n)?|emergency",
    r"(?:i )?(?:just )?(?:really )?(?:hope|wish) (?:he|she|they)",
)
LETS_SLIP = cue(r"oh no", r"ugh+", r"argh+", r"darn", r"damn", r"omg", r"oh my (?:god|gosh)", r"oh dear")
TELLS = cue(
    r"my (?:mom|mum|mother|dad|father|parents|wife|husband|boyfriend|girlfriend|fianc\w+|daughter|son|kids?|"
    r"children|sister|brother|grand\w+|baby|dog|cat|boss|best friend|bf|gf|niece|nephew|uncle|aunt|family)",
    r"birthday|wedding|anniversary|graduat\w+|funeral|passed away|died|honeymoon|pregnan\w+|divorc\w+",
    r"propos(?:e|ing)|surgery|cancer|job interview|first date|retir\w+|celebrat\w+|new job|promoted",
    r"i (?:just )?won|lost my (?:job|\w+ (?:died|passed))|i(?:'ve| have) been feeling",
)


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    No staff reply → na. After a plain feeling (or slips and tales, two or more together): own words about
    it → shown, own words or the name elsewhere → partly, none → grow. Else own words, the name, or a
    greeting with a wish → shown; everything less → partly.
    """
    if not talk.staff:
        return Finding("na")
    if talk.foreign:
        return Finding("cannot_tell")
    own, named = found(talk.staff, ACKNOWLEDGES) + found(talk.staff, WARM), _by_name(talk)
    greets, closes = found(talk.staff[:2], GREETS)[:1], found(talk.staff[-2:], CLOSES)[-1:]
    feeling = _unanswered_at_first(talk)
    if feeling:
        after = [span for span in own if span[0] > feeling[0][0]]
        if after:
            return Finding("shown", spans(after, named, closes, most=5))
        if own or named:
            return Finding("partly", spans(own, named, feeling[:1]))
        reply = next(iter(talk.replies_after(feeling[0][0])))
        return Finding("grow", spans(feeling[:1], [first_sentence(reply)]))
    if own or named or (greets and closes):
        return Finding("shown", spans(greets, own, named, closes, most=5))
    return Finding("partly", spans(greets, found(talk.staff, STOCK), closes))


def _unanswered_at_first(talk: Talk) -> list[Span]:
    """Find where the customer lets a feeling or something personal be known, with staff still to reply."""
    last = talk.staff[-1].number
    plain = [span for span in found(talk.customer, FEELS) if span[0] < last]
    hinted = sorted(
        span for span in found(talk.customer, LETS_SLIP) + found(talk.customer, TELLS) if span[0] < last
    )
    return plain or (hinted if len(hinted) > 1 else [])


def _by_name(talk: Talk) -> list[Span]:
    named = found(talk.staff, _ADDRESSED)
    if talk.names:
        either = "|".join(re.escape(name) for name in sorted(talk.names))
        pattern = re.compile(
            rf"(?:\A|[,!.?]\s|\b(?:hi|hello|hey|dear|thanks|thank you|welcome|okay|ok|sorry|sure|great|"
            rf"perfect|"
            rf"mr\.?|ms\.?|mrs\.?|miss|alright|bye|goodbye),?\s)\s*(?:{either})(?=\s*(?:[,.!?\n]|\Z))",
            re.I,
        )
        for turn in talk.staff:
            match = pattern.search(turn.text)
            if match and turn.number not in numbers(named):
                named.append(sentence(turn, match.start(), match.end()))
    return named


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text. Assumes English (else cannot_tell).
    Raises `KeyError` for a missing column. Source: the seven behaviours' codebook; own cues.
    """
    return run_step(judge, batch)
