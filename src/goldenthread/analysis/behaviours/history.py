"""Reviews the customer's history and notes: refers to the record, and does not make them say it twice.

Estimates the codebook's mark from look-ups in the customer's own record (events), sentences that refer
to it, and questions for what was already said. A search in a public catalogue is not history.
"""

import re

import pyarrow as pa

from goldenthread.analysis.acts import said_in
from goldenthread.analysis.batch import run_step
from goldenthread.analysis.cues import cue, found
from goldenthread.analysis.private import CANNOT, check_of, factors_asked
from goldenthread.analysis.talk import Event, Finding, Span, Talk, spans, whole

NAME = "history"
VERSION = "history-2"

CATALOGUE = re.compile(
    r"weather|trivia|direction|search|faq|catalog|_book\b|_plan\b|schedule|rsvp|calculat|think|airport|"
    r"life_support|access_code|fraud_report|quer(?:y|ying) the system",
    re.I,
)
RECORD = re.compile(
    r"account|customer|profile|user_detail|reservation_detail|order|booking_detail|purchase|identity|balance|"
    r"follow_?up|ride_status|ride_change|membership|subscription|invoice|histor|previous|pulled up|note|crm|"
    r"ticket|contact",
    re.I,
)
REFERS = cue(
    r"(?:i|we) (?:can |do |could |have |was able to |'ve )*(?:see|found|find|locate[d]?|retrieved?|pulled up|"
    r"reviewed|looked (?:up|at|into)|checked|accessed|read) (?:that |here |in |through |on )*(?:you|your|the "
    r"(?:details|notes|history|record|order|reservation|account)|our|a note)",
    r"(?:according to|based on|looking at|checking|per) (?:our|my|the|your) (?:records?|system|notes?|"
    r"account|"
    r"history|file|profile|reservation|order|booking|details)",
    r"you (?:told us|wrote to us|called us)",
    r"(?:your|the) (?:last|previous|earlier|past|recent|prior) (?:\w+ )?(?:contact|call|order|chat|"
    r"conversation|"
    r"purchase|visit|ticket|mail|e-?mail|message|reservation|booking|stay)",
    r"last time you",
    r"when you (?:last|previously) (?:\w+)",
    r"our records (?:show|indicate|say)",
    r"(?:your|the) (?:account|profile|record|reservation|order)(?: (?!if|and|or|will|can|"
    r"please)[\w\"“”#*-]+){0,4}"
    r" (?:shows?|says?|indicates?|includes?|is an?)",
    r"(?:i|we)(?:'ve| have)? (?:found|retrieved|located) (?:\w+ )?(?:reservations?|orders?|bookings?|"
    r"the (?:reservation|order|"
    r"booking))",
    r"on (?:your )?(?:file|record)",
    r"in (?:your|the) (?:notes|history|profile)",
    r"your current (?:\w+ )?(?:reservation|booking|order|plan|subscription)(?: [\w()]+){0,8} (?:is|"
    r"includes|has|was)",
    r"here are (?:the details (?:of|for) )?your (?:\w+ )?(?:reservations?|orders?|bookings?|accounts?|"
    r"flights?)",
    r"you (?:currently )?have (?:\w+ )?(?:reservations|orders|bookings|subscriptions|tickets)(?! \?)",
    r"your current (?:\w+ )?(?:reservation|booking|order|plan)(?: details)? (?:\(|is|are)",
    r"(?:not|n't) (?:been )?(?:added|purchased|included)(?: \w+)? (?:to|for|in|on|with) (?:your|this|the) "
    r"(?:reservation|order|booking)",
    r"your (?:\w+ )?balance is",
    r"your driver is",
    r"your instructions are",
)
TIERS = ("gold", "silver", "bronze", "regular", "basic", "premium", "loyal")
STANDING = cue(
    r"(?:since|as) you(?:'re| are| have been) an? (?:\w+ )?(?:gold|silver|bronze|regular|basic|premium|loyal)"
    r" (?:member|customer)",
)
INTENDS = cue(
    r"(?:let me|i'll|i will|i can) (?:just |quickly |go ahead and )*(?:check|look up|look into|"
    r"look at|pull up|"
    r"take a look at|review|retrieve|open|find) (?:your|the|that|this|it)",
    r"pull(?:ing)? up your",
)
SAID_BEFORE = cue(
    r"(?:i|we) (?:have )?(?:already|just) (?:said|told|gave|mentioned|answered|provided|sent|"
    r"explained|did|have)",
    r"(?:as|like) i (?:already )?(?:said|mentioned|told)",
    r"i said",
    r"i told you",
    r"again,? (?:my|it's|it is)",
    r"how many times", r"you (?:already )?asked (?:me )?(?:that|this|already)",
)  # fmt: skip
EARLIER = cue(
    r"(?:i|we) (?:\w+ )?(?:called|phoned|wrote|emailed|e-mailed|contacted|messaged|chatted|reported|"
    r"complained|"
    r"spoke|was told|were told|talked)(?: \w+){0,6} (?:yesterday|before|last|earlier|ago|already|"
    r"twice|times|this morning)",
    r"(?:second|third|fourth|fifth|2nd|3rd) time (?:i|we)",
    r"still (?:waiting|haven't|have not|no (?:answer|reply|response))",
    r"never (?:heard back|got an? (?:answer|reply))",
)  # fmt: skip
# Something that the customer already has with this company.
OWN_MATTER = cue(
    r"my (?:\w+ ){0,2}(?:account|order|reservation|booking|flight|subscription|card|bill|invoice|refund|"
    r"return|"
    r"package|parcel|delivery|payment|contract|membership)s?",
)
_ASKS_FACT = cue(
    r"what", r"which", r"when", r"where", r"who", r"how many", r"may i have", r"can i (?:get|have)",
    r"could (?:i get|you (?:please )?(?:provide|tell|give))",
)  # fmt: skip
_STATED = {
    "name": re.compile(
        r"(?i:\bmy name is|\bmy name's|\bname:)\s*[A-Z]|\b[Ii](?:'m| am)\s+[A-Z][a-z]+ [A-Z][a-z]+"
    ),
    "account": re.compile(r"(?i)\baccount\b(?: number| id)?(?: is|:)?\s*#?\d{4,}"),
    "pin": re.compile(r"(?i)\bpin\b(?: number| code)?(?: is|:)?\s*#?\d{3,}"),
    "user": re.compile(r"(?i)\buser ?(?:id|name)\b(?: is|:)?\s*\"?(?=\w*[\d_])\w{4,}"),
    "number": re.compile(
        r"(?i)\b(?:booking|reservation|order|ride)\b(?: id| number)?(?: is|:)?\s*#?(?=\w*\d)\w{3,}"
    ),
}


def judge(talk: Talk) -> Finding:
    """Mark one conversation.

    Asked again for what was said, or an earlier contact ignored → grow (partly where the record was
    visibly used too). A record look-up before an answer, or a sentence that refers to the record → shown;
    only the intention to look → partly. Something of this customer's at stake
    and no trace → cannot_tell; else na.
    """
    if not talk.staff:
        return Finding("na")
    if talk.foreign:
        return Finding("cannot_tell")
    refers = found(talk.staff, REFERS, question=False) + _knows_standing(talk)
    looked = [span for event in talk.events if is_record(event) for span in _answer(talk, event)]
    again = _asked_again(talk)
    earlier = [span for span in found(talk.customer, EARLIER) if any(talk.replies_after(span[0]))]
    if earlier and not (refers or looked):
        return Finding("grow", spans(earlier[:1], again))
    if again:
        return Finding("partly" if refers or looked else "grow", spans(again, refers[:1] or looked[:1]))
    if refers or looked:
        return Finding("shown", spans(looked[:3], refers[:3]))
    intends = found(talk.staff, INTENDS, question=False)
    checked = check_of(talk)
    if (checked.something_private and checked.factors != {"rank", "name"}) or found(
        talk.customer, OWN_MATTER
    ):
        return Finding("partly", spans(intends)) if intends else Finding("cannot_tell")
    return Finding("na")


def is_record(event: Event) -> bool:
    """Say whether an event is a look-up in the customer's own record, not in a public catalogue."""
    what = event.name or event.text[:80]
    if not CATALOGUE.search(what) and RECORD.search(what):
        return True
    return bool(
        re.search(r'"APIName": ?"(?:bank_balance|doctor_followup|ride_status|ride_change)"', event.text)
    )


def _knows_standing(talk: Talk) -> list[Span]:
    """Find where staff know the customer's standing (gold member) without having been told it here."""
    return [
        span
        for span in found(talk.staff, STANDING, question=False)
        if not any(
            word in turn.text.lower()
            for turn in talk.customer
            if turn.number < span[0]
            for word in TIERS
            if word in talk.turns[span[0]].text.lower()
        )
    ]


def _answer(talk: Talk, event: Event) -> list[Span]:
    reply = next(iter(talk.replies_after(event.after)), None)
    return [whole(reply)] if reply else []


def _same_question(talk: Talk) -> list[Span]:
    """Find a question for a fact put word for word again though answered, nothing looked up since."""
    before: dict[tuple[str, ...], int] = {}
    again = []
    for one in said_in(talk):
        if one.turn.role != "staff" or "asks" not in one.acts or not _ASKS_FACT.stands_in(one.turn):
            continue
        words, number = one.words, one.turn.number
        if "repeats" in one.acts and words in before and _answered(talk, before[words], number):
            again.append(whole(one.turn))
        before[words] = number
    return again


def _answered(talk: Talk, asked: int, again: int) -> bool:
    answers = talk.answer_to(asked)
    return (
        bool(answers)
        and not any(CANNOT.search(answer.text) or answer.text.rstrip().endswith("?") for answer in answers)
        and not any(asked <= event.after < again for event in talk.events)
    )


def _asked_again(talk: Talk) -> list[Span]:
    """Find where staff ask for what the customer already said."""
    found_again = _same_question(talk)
    for span in found(talk.customer, SAID_BEFORE):
        before = [turn for turn in talk.staff if turn.number < span[0]]
        if before and "?" in before[-1].text:
            found_again.append(whole(before[-1]))
    # Only what staff ask for in a question and we know how to find is worth looking for.
    sought = {
        factor for turn in talk.staff if "?" in turn.text for factor in factors_asked(turn)
    } & _STATED.keys()
    if not sought:
        return found_again
    said: dict[str, int] = {}
    asked: dict[str, int] = {}
    for turn in talk.turns:
        if turn.internal:
            continue
        if turn.role == "customer":
            for factor in sought:
                if _STATED[factor].search(turn.text):
                    said.setdefault(factor, turn.number)
        elif turn.role == "staff" and "?" in turn.text:
            for factor, span in factors_asked(turn).items():
                if factor in said and factor not in asked:
                    found_again.append(span)
                asked[factor] = turn.number
    return found_again


def run(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read a batch: n rows of `batch.CONVERSATIONS` in, n rows of `batch.FINDING` out, in the same order.

    Evidence: 0-based message numbers, code points of the text; a look-up stands at the staff message that
    followed it. Assumes English (else cannot_tell). Raises `KeyError` for a missing column.
    Source: the seven behaviours' codebook; own cues.
    """
    return run_step(judge, batch)
