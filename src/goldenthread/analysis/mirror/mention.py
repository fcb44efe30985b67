"""What a suggestion can take up: words of the message and of the draft."""

import re
from collections.abc import Iterable
from functools import cached_property

from .draft import Draft, Span, sentences_of
from .felt import feeling_of
from .quoting import cut_short, quote
from .responding import agrees, responses_of
from .response import Response
from .situation import DANGER, TROUBLE, Situation, situation_of
from .topic import topic_of
from .vocabulary import PAST

_DEED = re.compile(
    r"(?:\b(?:I|we)(?:['’]ve| have)? (?:just |also |already |even |only |then |finally )*|(?:^|[.!?:] )(?:Just |Finally )?)"
    r"((?!tired|worried|scared|exhausted|need|blessed|started crying)[a-zA-Z]+)\b[^.!?;,:—–()\n]*",
)
# Had, felt and saw are no deeds; "asked" and "noticed" are.
_NO_DEED = frozenset(
    """
    was were had felt thought knew got heard saw lost cried did hated loved screamed died needed wanted stressed
    frustrated irritated disappointed annoyed shared mortified ashamed embarrassed bored supposed used dreaded
    wished hoped worried looked seemed laughed fell slept dreamed froze nobody failed understood third indeed
    tired exhausted scared excited overwhelmed enjoyed expected missed hundred burned mixed forgot struggled liked
    """.split()
)
# What they noticed is told by the topic.
_SAYS = re.compile(r"\s+(?:that|how|it|nothing)\b")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z][\w'’-]*[\w](?<!['’]s)")
_CUSTOMER = re.compile(
    r"\b(?:the|an?|one|this|that|old|her|his|my) (?:(?:old|young|elderly|deaf|blind|little|new|angry) )?"
    r"(lady|gentleman|man|woman|mum|mother|dad|father|boy|girl|child|widow|patient|tenant|customer|caller|guest|"
    r"passenger|resident|donor|pensioner|parent|client|student|kid|couple|family|neighbour|visitor)\b(?!['’]s)",
    re.I,
)
_MANY = re.compile(
    r"\b(customers|callers|patients|tenants|residents|parents|passengers|guests|students|visitors|drivers|"
    r"pensioners|donors|families|members|subscribers|learners|people)\b",
    re.I,
)
# These begin a sentence with a capital that they'd lose within one.
_COMMON = frozenset(
    "A An The This That These Those He She They It My Our Your His Her Their One Two Three Four Five Six Ten "
    "Twenty Thirty Forty Nobody Everyone Somebody Someone Customer Customers People Patients Parents Callers "
    "Client There Yesterday Today Another Some Half No Third Man Woman Everybody We You Being".split()
)
_GREETING = 3
_CLAUSE = re.compile(r"[.!?;:,]\s|\s(?:and|but|because|after|when|so|bc|cos|&)\s")


class Words:
    """What there is to mention in a draft and the message it answers; each looked for when it is needed."""

    def __init__(self, draft: Draft, emotional: bool, found: Iterable[Span] = ()) -> None:
        """Take a draft, whether its message holds emotion, and where the draft shows elements."""
        self._draft = draft
        self._emotional = emotional
        self._found = list(found)
        self.earlier: list[str] = []

    @property
    def texts(self) -> str:
        return f"{self._draft.incoming}\0{self._draft.reply}"

    @cached_property
    def situation(self) -> Situation:
        did = bool(_deed(self._draft.incoming))
        sort = situation_of(self._draft.incoming, emotional=self._emotional, did=did)
        granted = sort is Situation.MAY_I and agrees(self._draft)
        return Situation.GRANTED if granted else sort

    @cached_property
    def responses(self) -> dict[Response, str]:
        return responses_of(self._draft, self._found)

    @cached_property
    def words(self) -> dict[str, str]:
        message = self._draft.incoming
        about, answered = topic_of(message), topic_of(self._draft.reply)
        feel, adjective = feeling_of(self._draft) if self._emotional else ("", "")
        trouble, who = _trouble(message), _customer(message)
        if feel.startswith("They write") and trouble and self.situation is Situation.DANGER:
            feel = f"They write {trouble}"
        return {
            "it": about.said if about else "",
            "re": answered.said if answered and not (about and about.said == answered.said) else "",
            "deed": _deed(message),
            "trouble": trouble,
            "who": who,
            "one": who if who[:4] == "the " or who[:1].isupper() else "",
            "told": _told(self._draft),
            "feel": feel,
            "adj": adjective,
        }


def _deed(message: str) -> str:
    for match in _DEED.finditer(message):
        verb = match[1].lower()
        if (
            (verb in PAST or verb.endswith("ed"))
            and verb not in _NO_DEED
            and not _SAYS.match(message, match.end(1))
        ):
            words = cut_short(message[match.start(1) : match.end()], 7)
            if len(words.split()) > 1:
                return quote(words[0].lower() + words[1:])
    return ""


def _told(draft: Draft) -> str:
    """Quote the first sentence that says something; a short message whole."""
    texts = [piece.text for piece in draft.told if len(piece.text.split()) > _GREETING]
    return quote((texts or [draft.incoming.strip()])[0])


def _trouble(message: str) -> str:
    """Quote the clause that tells what happened to them."""
    cue = DANGER.search(message) or TROUBLE.search(message)
    for start, end in sentences_of(message) if cue else ():
        if cue and start <= cue.start() < end:
            edges = [
                start,
                *(joint.end() for joint in _CLAUSE.finditer(message, start, cue.start() + 1)),
                end,
            ]
            first = max(edge for edge in edges if edge <= cue.start())
            after = _CLAUSE.search(message, cue.end(), end)
            words = message[first : after.start() if after else end]
            return quote(_mid_sentence(words)) if len(words.split()) > 1 else ""
    return ""


def _mid_sentence(words: str) -> str:
    first = words.split()[0]
    return words[0].lower() + words[1:] if first in _COMMON else words


def _customer(message: str) -> str:
    titled = _TITLED.search(message)
    if titled:
        return titled[0]
    one, many = _CUSTOMER.search(message), _MANY.search(message)
    if one and not (many and many.start() < one.start()):
        return f"the {one[1].lower()}"
    return many[1].lower() if many and many[1].lower() != "people" else ""
