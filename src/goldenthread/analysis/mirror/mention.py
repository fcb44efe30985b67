"""What a suggestion can take up: words of the message and of the draft, quoted."""

import re
from collections.abc import Callable

from . import acknowledges_emotion, invites_more, takes_further
from .draft import Draft
from .emotion import NAME as EMOTION
from .emotion import OWN
from .mentioned import Mention
from .quoting import quote
from .topic import topic
from .vocabulary import PAST

_DEED = re.compile(
    r"\b(?:I|we)(?:['’]ve| have)? (?:just |also |already |even |only |then |finally )*"
    r"((?!tired|worried|scared|exhausted|need)\w+)\b[^.!?;\n]*",
    re.I,
)
_NO_DEED = frozenset(
    [
        "was",
        "were",
        "had",
        "felt",
        "thought",
        "knew",
        "got",
        "heard",
        "saw",
        "lost",
        "cried",
        "did",
        "hated",
        "loved",
        "noticed",
        "got",
    ]
)
_PRAISE = re.compile(
    r"\b(?:great|good|nice|amazing|awesome|fantastic|brilliant) (?:job|work|effort|stuff|one)\b|\bwell done\b|"
    r"\bthank(?:s| you)\b|\byou(?:['’]re| are) (?:amazing|a star|the best|valued|a legend)\b",
    re.I,
)
_OPEN_PROMISE = re.compile(
    r"\b(?:look into|leave it with me|pass it on|bear it in mind|think about it|keep an eye)\b", re.I
)


def mention(draft: Draft, emotional: bool) -> Mention:
    """Gather what there is to mention in a draft and the message it answers."""
    said = [sentence.whole.text for sentence in draft.sentences]
    last = quote(said[-1]) if said else "what you have"
    return Mention(
        topic=topic(draft.incoming) or topic(draft.reply) or "this",
        feeling=_feeling(draft) if emotional else "",
        deed=_deed(draft.incoming),
        asks="?" in draft.incoming,
        question=_first(said, lambda text: text.endswith("?") and invites_more.lean(text) < 0),
        praise=_first(said, lambda text: bool(_PRAISE.search(text))),
        brush_off=_first(said, _brushes_off),
        vague_step=_first(
            said, lambda text: bool(takes_further.VAGUE.search(text) or _OPEN_PROMISE.search(text))
        ),
        order=_first(said, takes_further.orders),
        draft_words=last,
    )


def _first(sentences: list[str], fits: Callable[[str], bool]) -> str:
    return next((quote(text) for text in sentences if fits(text)), "")


def _brushes_off(text: str) -> bool:
    brushes, walks = acknowledges_emotion.BRUSHES, acknowledges_emotion.WALKS_OVER
    return bool(brushes.search(text) or walks.match(text))


def _feeling(draft: Draft) -> str:
    stated = OWN.search(draft.incoming)
    sentences = draft.told[1:] or draft.told
    if stated:
        near = [piece for piece in sentences if piece.span[0] <= stated.start() < piece.span[1]]
        for piece in near:
            words = draft.incoming[max(piece.span[0], stated.start()) : piece.span[1]]
            return quote(words if len(piece.text.split()) > 9 else piece.text)
    strongest = max(sentences, key=lambda piece: piece.weights[EMOTION])
    return quote(strongest.text)


def _deed(message: str) -> str:
    for match in _DEED.finditer(message):
        verb = match[1].lower()
        if (verb in PAST or verb.endswith("ed")) and verb not in _NO_DEED:
            return quote(match[0])
    return ""
