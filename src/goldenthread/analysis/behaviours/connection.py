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
    r"you(?:'re| are) (?:very |most )?welcome", r"my pleasure", r"good ?bye", r"bye",
    r"anything else", r"thank you", r"thanks", r"happy to (?:help|assist)", r"glad to (?:help|assist)",
    r"no problem", r"my pleasure", r"glad to",
)  # fmt: skip
_ADDRESSED = re.compile(
    r"(?i:\b(?:hi|hello|hey|dear|thanks|thank you|welcome|okay|ok|sorry|sure|great|perfect|bye|day|"
    r"morning|afternoon|evening),?\s+)"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\b\.?\s+[A-Z][\w'’-]+|[\[<{⟨«](?i:[\w ]*name[\w ]*)[\]>}⟩»])"
    r"|\A\s*(?:Hi|Hello|Dear|Hey),?\s+(?!There\b|All\b|Team\b|Sir\b|Madam\b|How\b|Customer\b|What\b|"
    r"I\b|Thank)"
    r"[A-Z][a-z'’-]+\s*[,.!–-]"
)

# What a customer feels or tells of themselves.
FEELS = cue(
    r"(?:so|very|really|extremely|super|quite|getting|feeling|feel|i'm|i am|"
    r"am) (?:\w+ )?(?:frustrat\w+|upset|angry|mad|"
    r"annoyed|worried|nervous|scared|afraid|sad|disappointed|stressed|lost|anxious|excited|"
    r"embarrass\w+|desperate|sick|ill|tired|exhausted|devastated|late|bad|lonely|unhappy|thrilled|hurt)",
    r"frustrat(?:ed|ing|ion)",
    r"annoy(?:ed|ing)",
    r"ridiculous",
    r"unacceptable",
    r"outrag\w+",
    r"disappoint\w+",
    r"terrible", r"horrible", r"awful", r"nightmare", r"furious", r"fed up", r"sick of", r"stress(?:ed|ful)",
    r"oh no",
    r"ugh+",
    r"argh+",
    r"darn",
    r"damn",
    r"omg",
    r"oh my god",

    r"!{3,}",
    r"crying",
    r"panic\w*",
    r"can't (?:wait|believe|afford|stand|sleep|breathe?)",
    r"i(?:'m| am) (?:so |really )?(?:excited|worried|scared)",
    r"(?:hope|wish) (?:he|she|they) ", r"in pain", r"it hurts", r"robbed", r"stolen", r"emergency",
)  # fmt: skip
TELLS = cue(
    r"my (?:mom|mum|mother|dad|father|parents|wife|husband|boyfriend|girlfriend|fianc\w+|daughter|son|kids?|"
    r"children|sister|brother|grand\w+|baby|dog|cat|boss|best friend|bf|gf|niece|nephew|uncle|aunt|family)",
    r"birthday",
    r"wedding",
    r"anniversary",
    r"graduat\w+",
    r"funeral",
    r"passed away",
    r"died",
    r"propos(?:e|ing)",
    r"honeymoon",
    r"pregnan\w+",
    r"divorc\w+",
    r"surgery",
    r"cancer",
    r"job interview",
    r"first date",
    r"retir\w+",
    r"i (?:just )?won",
    r"celebrat\w+",
    r"new job",
    r"lost my (?:job|\w+ (?:died|passed))",
    r"i(?:'ve| have) been feeling",
)  # fmt: skip


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    Order: no staff reply → na; own words after a feeling → shown, before it alone → partly, none → grow;
    without a feeling own words, the name, or greeting with a wish → shown, everything less → partly.
    """
    if not talk.staff:
        return Finding("na")
    if talk.foreign:
        return Finding("cannot_tell")
    own = found(talk.staff, ACKNOWLEDGES) + found(talk.staff, WARM) + _by_name(talk)
    greets, closes = found(talk.staff[:2], GREETS), found(talk.staff[-2:], CLOSES)
    feeling = found(talk.customer, FEELS) or found(talk.customer, TELLS)
    answered = [span for span in feeling if any(True for _ in talk.replies_after(span[0]))]
    if answered:
        after = [span for span in own if span[0] > answered[0][0]]
        if after:
            return Finding("shown", spans(after))
        if own:
            return Finding("partly", spans(own, answered[:1]))
        reply = next(iter(talk.replies_after(answered[0][0])))
        return Finding("grow", spans(answered[:1], [first_sentence(reply)]))
    if own or (greets and closes):
        return Finding("shown", spans(own, greets[:1] if closes else (), closes[:1]))
    courteous = greets[:1] + closes[:1] or found(talk.staff, STOCK)[-1:]
    return Finding("partly", spans(courteous))


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
