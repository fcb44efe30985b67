"""What a suggestion can take up: words of the message and of the draft, quoted."""

import re
from collections.abc import Callable
from functools import cached_property

from . import acknowledges_emotion, invites_more, takes_further
from .draft import Draft
from .emotion import NAME as EMOTION
from .emotion import OWN
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


class Words:
    """What there is to mention in a draft and the message it answers; each looked for when it is needed."""

    def __init__(self, draft: Draft, emotional: bool) -> None:
        """Take a draft, and whether its message holds emotion."""
        self._draft = draft
        self._emotional = emotional
        self._said = [sentence.whole.text for sentence in draft.sentences]

    @cached_property
    def topic(self) -> str:
        return topic(self._draft.incoming) or topic(self._draft.reply) or "this"

    @cached_property
    def feeling(self) -> str:
        return _feeling(self._draft) if self._emotional else ""

    @cached_property
    def deed(self) -> str:
        return _deed(self._draft.incoming)

    @property
    def asks(self) -> bool:
        return "?" in self._draft.incoming

    @property
    def question(self) -> str:
        return self._first(lambda text: text.endswith("?") and invites_more.lean(text) < 0)

    @property
    def praise(self) -> str:
        return self._first(lambda text: bool(_PRAISE.search(text)))

    @property
    def brush_off(self) -> str:
        return self._first(_brushes_off)

    @property
    def vague_step(self) -> str:
        return self._first(lambda text: bool(takes_further.VAGUE.search(text) or _OPEN_PROMISE.search(text)))

    @property
    def order(self) -> str:
        return self._first(takes_further.orders)

    @property
    def draft_words(self) -> str:
        return quote(self._said[-1]) if self._said else "what you have"

    @property
    def opening(self) -> str:
        return quote(self._said[0]) if self._said else "anything else"

    def _first(self, fits: Callable[[str], bool]) -> str:
        return next((quote(text) for text in self._said if fits(text)), "")


def _brushes_off(text: str) -> bool:
    brushes, walks = acknowledges_emotion.BRUSHES, acknowledges_emotion.WALKS_OVER
    return bool(brushes.search(text) or walks.match(text))


def _feeling(draft: Draft) -> str:
    stated = OWN.search(draft.incoming)
    sentences = draft.told
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
