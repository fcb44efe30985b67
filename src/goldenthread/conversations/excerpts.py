"""Shortens what people wrote without ever making markup of it: plain pieces, a template escapes them."""

import re
import unicodedata
from dataclasses import dataclass

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
WORD = re.compile(r"\w+")
SHORTEST_STEM = 4


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


def folded(word: str) -> str:
    """Write a word without case and accents, to compare it."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def sought(query: str) -> list[str]:
    """List the words of a search, folded; a word of two letters or more counts."""
    return [folded(word) for word in WORD.findall(query) if len(word) > 1]


def _is_hit(word: str, stems: list[str]) -> bool:
    plain = folded(word)
    return any(plain == stem or (len(stem) >= SHORTEST_STEM and plain.startswith(stem)) for stem in stems)


def excerpt(text: str, query: str, *, width: int = 220) -> list[Piece]:
    """Cut the part of a text where the words of a search stand, the words marked; empty if none does."""
    stems = _stems(query)
    hits = [match for match in WORD.finditer(text) if _is_hit(match.group(), stems)]
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


def _stems(query: str) -> list[str]:
    # A search finds other forms of a word too (refund, refunds, refunded): mark what begins alike.
    return [re.sub(r"(ies|ing|ed|es|s|y)$", "", word) if len(word) > 5 else word for word in sought(query)]
