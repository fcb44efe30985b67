"""Shortens what people wrote without ever making markup of it: plain pieces, a template escapes them."""

import re
from dataclasses import dataclass

from .search_words import Term, folded, understood

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `hit` where it is a word that was looked for."""

    text: str
    hit: bool = False


def first_sentence(text: str, *, most: int = 160) -> str:
    """Quote how a message begins: its first sentence, or as many words of it as fit.

    A bare greeting says nothing, so short sentences are joined until something is said.
    """
    said = ""
    for sentence in SENTENCE_END.split(text.strip()):
        said = f"{said} {sentence}".strip()
        if len(said) >= 25:
            break
    if len(said) <= most:
        return said
    return said[:most].rsplit(None, 1)[0] + "…"


def _is_hit(word: str, terms: list[Term]) -> bool:
    plain = folded(word)
    return any(plain in term.words or (term.is_prefix and plain.startswith(term.words[-1])) for term in terms)


def excerpt(text: str, query: str, *, width: int = 220) -> list[Piece]:
    """Cut the part of a text where the words of a search stand, the words marked; empty if none does."""
    terms = understood(query).all
    plain = folded(text)
    if not any(term.words[-1] in plain for term in terms):  # most messages: do not look at each word
        return []
    hits = [match for match in WORD.finditer(text) if _is_hit(match.group(), terms)]
    if not hits:
        return []
    start = _word_start(text, max(0, hits[0].start() - width // 3))
    end = min(len(text), start + width)
    end = end if end == len(text) else max(text.rfind(" ", start, end), hits[0].end())
    pieces = [Piece("…")] if start else []
    at = start
    for hit in hits:
        if hit.end() > end:
            break
        pieces += [Piece(text[at : hit.start()]), Piece(hit.group(), hit=True)]
        at = hit.end()
    pieces.append(Piece(text[at:end] + ("…" if end < len(text) else "")))
    return [piece for piece in pieces if piece.text]


def _word_start(text: str, at: int) -> int:
    if at == 0:
        return 0
    space = text.find(" ", at)
    return at if space < 0 or space > at + 30 else space + 1
