"""What is private to a customer, what identifies them, and who said it when.

Shared by authentication (was the check made first?) and history (was anything of this customer at stake?).
"""

import re
from dataclasses import dataclass, field
from typing import cast

from .cues import cue, found
from .stock import stock
from .talk import Span, Talk, Turn, sentence

# Identifying details. A public number stands on letters and receipts: alone it proves nothing.
_PUBLIC = {
    "number": cue(
        r"(?:order|booking|reservation|tracking|case|ticket|invoice|ride|confirmation)"
        r"[ -]?(?:id|number|no\.?|code|reference|#)s?"
    )
}
_PERSONAL = {
    "name": cue(
        r"(?:your|you|the) (?:full |first |last )?(?:and last )?name(?! of)",
        r"who am i (?:speaking|chatting)",
    ),
    "account": cue(
        r"account (?:id|number|no\.?|#|details)", r"(?:customer|member|membership|client) (?:id|number)"
    ),
    "pin": cue(
        r"pin(?: number| code)?", r"(?<!reset )(?<!reset your )(?<!change your )pass ?(?:code|word|phrase)",
        r"security code",
    ),
    "birth": cue(r"date of birth", r"birth ?da(?:y|te)", r"dob"),
    "maiden": cue(r"maiden name"),
    "pet": cue(r"(?:name of (?:the|your) )?(?:childhood )?pet(?: you had)?", r"first pet"),
    "secret": cue(r"secur\w+ (?:question|answer)s?", r"secret (?:question|word)", r"verification code"),
    "user": cue(r"user ?(?:id|name)s?", r"login(?: name)?"),
    "mail": cue(r"(?<!check your )(?<!by )(?<!via )(?<!an )e-?mail(?: address)?(?! (?:you|with|or|for))"),
    "phone": cue(r"(?:tele)?phone number", r"mobile number"),
    "post code": cue(r"zip ?code", r"post(?:al)? ?code", r"billing address"),
    "identity": cue(
        r"(?:verify|confirm|validate|authenticate) (?:your identity|who you are|you(?:r account)?|"
        r"some details)",
        r"social security(?: number)?", r"ssn", r"last (?:four|4)(?: digits)?", r"identification",
    ),
    "rank": cue(r"your rank", r"enter the code", r"code type", r"clearance code"),
}  # fmt: skip
_FACTORS = {**_PUBLIC, **_PERSONAL}
_REQUEST = cue(
    r"please", r"could", r"can (?:i|you|we)", r"may", r"need", r"provide", r"give me", r"tell me", r"enter",
    r"what(?:'s| is| was)", r"confirm", r"verify", r"share", r"get", r"have your", r"ask", r"and your",
)  # fmt: skip
CANNOT = cue(
    r"(?:don't|do not|didn't|can't|cannot|can not) (?:\w+ )?(?:know|have|remember|recall|find|see)",
    r"forg[oe]t(?:ten)?", r"not sure", r"no idea", r"lost (?:it|my)", r"why do you", r"rather not",
)  # fmt: skip
# Two answers to one question: whichever passes.
_GUESSES = cue(
    r"\d{3,}[^\w.!?]*(?: it's| it is| maybe| perhaps)*,? or [^.!?\n]{0,60}?\d{3,}",
    r"either \d{3,}[^.!?\n]{0,80}\d{3,}",
    r"\d{3,}[^.!?\n]{0,40}(?:could|might|may) (?:also )?be \d{3,}",
)
_NAMES_ANYWAY = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_VALUE = re.compile(r"\d{2,}|@|\w+_\w+|\b[A-Z0-9]{5,}\b")
_VOLUNTEERED = cue(
    r"(?:account|pin|user ?id|user ?name|booking|reservation|ride|order|customer|member)"
    r"(?: (?:id|number|no\.?|code|name))?(?: is|:| =)? ?[#:\"']?(?=[\w@.-]*[\d_])[\w@.-]{3,}",
    r"id(?: is|:)? ?#?(?=[\w-]*\d)[\w-]{3,}",
)
_HOLDS_DETAIL = re.compile(r"[\d_]")
_PUBLIC_VALUE = cue(r"(?:booking|reservation|ride|order|confirmation)(?: (?:id|number))?")

_THING = (
    r"(?:account|order|reservation|booking|flight|ticket|subscription|membership|address|profile|refund|"
    r"password|username|plan|policy|contract|card|ride|trip|payment|invoice|purchase|claim|details?)"
)
# A thing whose content counts as private once it is seen; "I see your account" opens nothing yet.
_OPENED = (
    r"(?:order|reservation|booking|flight|ticket|subscription|membership|payment|purchase|claim|invoice)"
)
TOLD = cue(
    r"your (?:\w+ ){0,2}(?:balance|password|username|pin|user id|account id)(?: \w+){0,2} (?:is|are|was):?",
    r"your (?:\w+ )?reports? (?:has|have|was|is)(?: been)? (?:\w+ )?(?:submitted|filed|received)",
    r"(?:i(?:'ve| have)|we(?:'ve| have)) (?:now |just |also |successfully |already )*"
    r"(?:issued|processed|refunded|cancell?ed|updated|changed|reset|upgraded|removed|applied|credited|"
    rf"extended|unlocked|blocked|frozen|modified|submitted|verified) (?:\w+ ){{0,4}}(?:{_THING}s?|it|"
    rf"certificate)",
    rf"(?:your|the) (?:\w+ ){{0,3}}{_THING}(?: \w+){{0,5}} (?:has|have|was|were|is|"
    rf"will)(?: now)?(?: been| be)?"
    r" (?:successfully )?(?:updated|changed|cancell?ed|refunded|modified|upgraded|reset|removed|shipped|"
    r"delivered|issued|processed|credited|frozen|blocked|unlocked|extended|returned|charged)",
    r"(?:all )?changes (?:are |have been )?(?:all )?(?:done|made)",
    r"your driver(?: \w+)? is", r"your ride is \d+", r"your instructions are",
    rf"(?:not|n't) (?:been )?(?:added|purchased|included)(?: \w+)? (?:to|for|in|on|with) (?:your|this|"
    rf"the) {_OPENED}",
    r"door is (?:now )?(?:un)?locked",
    rf"(?:i|we) (?:can |do |have |was able to |'ve )*(?:see|found|find|located?|retrieved?|pulled up|"
    rf"checked|reviewed|looked up) (?:that )?(?:your|the details of your) (?:\w+ ){{0,3}}{_OPENED}s?",
    rf"(?:your|the) (?:\w+ ){{0,2}}{_OPENED}s?(?: (?!if|and|or)[\w\"“”#*-]+){{0,4}} (?:shows?|"
    rf"includes?|is currently|"
    r"is set|was placed|is scheduled|is on its way|is in|is an?)",
    r"(?:i|we)(?:'ve| have)? (?:found|retrieved|located) (?:\w+ )?(?:reservations|orders|bookings)",
    r"here (?:are|is) (?:the details (?:of|for) your|your)",
    r"refund (?:of|for) .{0,30}(?:has been|was) \w+", r"(?:i )?(?:issued|sent) (?:you )?an? [$€£]?\d+",
)  # fmt: skip
REFUSED = cue(
    r"(?:cannot|can't|can not|could not|couldn't|unable to|not able to|failed to|wasn't able to) "
    r"(?:authenticate|verify|identify|validate|confirm your identity)",
    r"(?:not|n't) authorized",
    r"(?:details?|information|answers?|number|pin|name)[^.?!\n]{0,30}(?:n't| not) match",
)  # fmt: skip


@dataclass(slots=True)
class Checked:
    """The course of an identity check through one conversation.

    `asked` and `refused` and `told` hold the staff's sentences in their order; `factors` what was asked
    for, `given` what the customer answered or volunteered; `guessed` answers that offer two values for one.
    """

    asked: list[Span] = field(default_factory=list)
    refused: list[Span] = field(default_factory=list)
    told: list[Span] = field(default_factory=list)
    factors: set[str] = field(default_factory=set)
    given: dict[str, int] = field(default_factory=dict)
    unanswered: set[str] = field(default_factory=set)
    volunteered: list[Span] = field(default_factory=list)
    guessed: list[Span] = field(default_factory=list)

    @property
    def asked_strongly(self) -> bool:
        """Whether more than a name was asked for or offered."""
        return bool((self.factors | set(self.given)) - {"name"})

    @property
    def something_private(self) -> bool:
        """Whether anything of this customer's own was opened, changed, or refused."""
        return bool(self.told or self.refused or self.factors - {"name"})


def check_of(talk: Talk) -> Checked:
    """Follow the identity check through a conversation; worked out once for all steps."""
    if "check" not in talk.worked_out:
        talk.worked_out["check"] = _check_of(talk)
    return cast(Checked, talk.worked_out["check"])


def _check_of(talk: Talk) -> Checked:
    checked = Checked(
        told=found(talk.staff, TOLD, question=False),
        refused=found(talk.staff, REFUSED),
        guessed=found(talk.customer, _GUESSES),
    )
    for turn in talk.staff:
        asked = factors_asked(turn)
        if not asked:
            continue
        checked.asked.append(next(iter(asked.values())))
        checked.factors.update(asked)
        answer = talk.answer_to(turn.number)
        for factor in asked:
            known = next((a.number for a in answer if _answers(a, factor)), None)
            if known is None:
                checked.unanswered.add(factor)
            else:
                checked.given.setdefault(factor, known)
                checked.unanswered.discard(factor)
    for turn in talk.customer:
        # A volunteered detail holds a digit or an underscore: that look costs a tenth of the other.
        match = _HOLDS_DETAIL.search(turn.text) and _VOLUNTEERED.search(turn.text)
        if match:
            checked.volunteered.append(sentence(turn, match.start(), match.end()))
            public = _PUBLIC_VALUE.match(match[0]) is not None
            checked.given.setdefault("number" if public else "account", turn.number)
    if talk.names and "name" not in checked.given:
        first = next((t.number for t in talk.customer if any(n in t.text.lower() for n in talk.names)), None)
        if first is not None:
            checked.given["name"] = first
    return checked


def _answers(answer: Turn, factor: str) -> bool:
    """Say whether a message gives a detail: a value, and not that this very one is missing."""
    if not CANNOT.search(answer.text):
        return True
    if factor == "name" and _NAMES_ANYWAY.search(answer.text):
        return True
    if not _VALUE.search(answer.text):
        return False
    named = _FACTORS[factor].search(answer.text)
    if not named:
        return True
    _, start, end = sentence(answer, named.start(), named.end())
    part = answer.text[start:end]
    return not CANNOT.search(part) or bool(_VALUE.search(part))


def factors_asked(turn: Turn) -> dict[str, Span]:
    """Find which identifying details a staff message asks for, and in which sentence."""
    return {factor: (turn.number, start, end) for factor, (start, end) in _factors_in(turn.text).items()}


@stock
def _factors_in(text: str) -> dict[str, tuple[int, int]]:
    """Find what a text asks for; depends on the text alone."""
    turn = Turn(0, text, "staff", False)
    asked: dict[str, tuple[int, int]] = {}
    if not _REQUEST.stands_in(turn):
        return asked
    for factors in (_PERSONAL, _PUBLIC):
        for factor, pattern in factors.items():
            match = pattern.first_in(turn)
            if match:
                _, start, end = sentence(turn, match.start(), match.end())
                if _REQUEST.search(text, start, end) or text[start:end].endswith("?"):
                    asked[factor] = start, end
    return asked


def only_public(checked: Checked) -> bool:
    """Say whether nothing but a public number was asked for or given."""
    return bool(checked.given) and set(checked.given) == {"number"}


def weak(checked: Checked) -> bool:
    """Say whether nothing stronger than a name was asked for or given."""
    return set(checked.given) <= {"name"}
