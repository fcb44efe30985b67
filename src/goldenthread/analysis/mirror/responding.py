"""Says what a draft does, sentence by sentence; what already shows an element is left alone."""

import re
from collections.abc import Callable, Iterable

from goldenthread.analysis.cues import cue

from . import acknowledges_emotion, invites_more, takes_further
from .draft import Draft, Span
from .quoting import MOST_WORDS, quote
from .response import Response

_DEFERS = cue(
    r"(?:at )?some (?:point|time|day|stage)", r"some(?:time|day)", r"one of these days", r"eventually", r"in due course", r"we'll see", r"we will see", r"let's (?:see|wait)", r"when (?:things|i (?:have|get|find)|there's|the budget|we have)", r"if (?:there's|i have|i get) time", r"maybe", r"perhaps", r"(?:i'll|will|we'll) try", r"as soon as possible", r"asap", r"soon", r"shortly", r"some(?:one|body) (?:should|could|might|ought|will)", r"going forward", r"in (?:the )?future", r"not (?:now|this (?:week|month|year))",
    r"look(?:ing)? into", r"leave it with me", r"pass (?:it|this|that) on", r"bear (?:it|that|this) in mind", r"think about it", r"keep an eye", r"noted", r"take note", r"will revert", r"someone (?:will|could|should)", r"follow up", r"get back to you", r"taken on board",
)  # fmt: skip
_BLAMES = cue(
    r"you (?:should|could|ought to)(?:'ve| have|n't have)", r"you (?:forgot|failed|didn't)", r"(?:be|try to be) more careful", r"why didn't you", r"why (?:on earth|are you|did you)", r"next time", r"not (?:the same as|how the|what the)", r"make sure (?:that )?you", r"pay attention", r"competenc\w+", r"what were you thinking", r"finally", r"whose fault",
)  # fmt: skip
_PRAISES = cue(
    r"(?:great|good|nice|amazing|awesome|fantastic|brilliant|super) (?:job|work|effort|stuff|one|catch|spot)", r"well done", r"thank(?:s| you)", r"you(?:'re| are) (?:amazing|a star|the best|valued|a legend|so valued)", r"(?:nice|great|super|lovely|good|interesting|cool|congrats|congratulations)\W*", r"keep (?:it )?up",
)  # fmt: skip
_FORWARDS = cue(
    r"(?:forward|send|pass|take|raise|report|refer|escalate|direct|put)(?: \w+){0,4} (?:to|with|through) (?:hr|it|the|your|our|compliance|facilities|legal|billing|finance|marketing|web|support|head|estates|a|my)", r"(?:ask|contact|see|speak to|check with|talk to|call) (?:hr|it|the (?:depot|handbook|guide|list|team|intranet|portal|manual|wiki|helpdesk)|compliance|facilities|finance|your|legal|fran|\w+ by)", r"(?:please )?(?:refer to|consult|see) the", r"e-learning", r"form (?:attached|\w\d)", r"pinned", r"handbook", r"not my (?:area|department|call)", r"suggestion box",
)  # fmt: skip
_REFUSES = cue(
    r"no", r"sorry,? (?:but )?no", r"not (?:possible|allowed|today|now)", r"(?:we|you|i) (?:can't|cannot|may not|can not)", r"they (?:can't|aren't|may not)", r"no exceptions?", r"end of", r"(?:the )?(?:rule|rules|policy|system|decision|fee|contract)(?:'s| is| are| stands?)(?: \w+)*", r"that's (?:the rule|policy|how it is|our policy)", r"won't like", r"must(?:n't| not)? \w+", r"only the \w+", r"isn't happening", r"too expensive",
)  # fmt: skip
_REFUSES_LATER = cue(
    r"won't (?:like|work|fly|happen)",
    r"can't be done",
    r"is (?:not|no) (?:possible|allowed|an option)",
    r"(?:the )?rule (?:stands|holds|applies)",
)
_AGREES = cue(r"yes", r"ok(?:ay)?", r"sure", r"fine", r"agreed", r"of course", r"go ahead", r"you do", r"do it", r"i like it", r"spot on", r"absolutely")  # fmt: skip

# So many sentences that show something make a draft more than its order or its no.
_RICH = 2
_LONGEST_YES = 6
_COMMA = re.compile(r"[,;:–—]\s|\s[–—-]\s")


def _gives_a_yes(text: str) -> bool:
    return bool(_AGREES.match(text)) and not text.endswith("?") and len(text.split()) <= _LONGEST_YES


_TESTS: tuple[tuple[Response, Callable[[str], bool]], ...] = (
    (
        Response.BRUSHES_OFF,
        lambda text: bool(
            acknowledges_emotion.BRUSHES.search(text) or acknowledges_emotion.WALKS_OVER.match(text)
        ),
    ),
    (Response.BLAMES, lambda text: bool(_BLAMES.search(text))),
    (
        Response.DEFERS,
        lambda text: not text.endswith("?") and bool(_DEFERS.search(text)),
    ),
    (Response.FORWARDS, lambda text: not text.endswith("?") and bool(_FORWARDS.search(text))),
    (Response.QUESTIONS, lambda text: text.endswith("?") and invites_more.lean(text) < 1),
    (
        Response.REFUSES,
        lambda text: not text.endswith("?") and bool(_REFUSES.match(text) or _REFUSES_LATER.search(text)),
    ),
    (Response.PRAISES, lambda text: bool(_PRAISES.match(text)) and len(text.split()) < 9),
    (Response.ORDERS, takes_further.orders),
    (Response.AGREES, _gives_a_yes),
)


def agrees(draft: Draft) -> bool:
    """Say whether a draft gives its yes."""
    return any(_gives_a_yes(sentence.whole.text) for sentence in draft.sentences)


def responses_of(draft: Draft, found: Iterable[Span]) -> dict[Response, str]:
    """Say what a draft does, each with its words quoted; what already shows an element is left alone.

    `found`: where the elements stand. A draft that shows some in two sentences is no mere order or no.
    `Response.ANSWERS` is always there, with the last sentence if that is short.
    """
    spans = list(found)
    showing = {
        sentence.whole.span
        for sentence in draft.sentences
        if any(start < sentence.whole.span[1] and sentence.whole.span[0] < end for start, end in spans)
    }
    plain = [sentence.whole.text for sentence in draft.sentences if sentence.whole.span not in showing]
    told: dict[Response, str] = {}
    for response, does in _TESTS if len(showing) < _RICH else ():
        words = next((text for text in plain if does(text)), "")
        if words:
            told[response] = quote(words)
    last = draft.sentences[-1].whole.text if draft.sentences else ""
    first = _COMMA.split(last)[0] if len(last.split()) > MOST_WORDS else last
    told[Response.ANSWERS] = quote(first) if len(first.split()) <= MOST_WORDS else ""
    return told
