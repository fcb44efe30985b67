"""What counts as a word, in a document and in what people type: the same on both databases.

Words are runs of letters and digits, without case or accents. Pure.
"""

import re
import unicodedata
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
# Letters that Unicode does not take apart into a letter and its accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other; the last may be only a beginning."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: every term of `all`, none of `none`."""

    all: list[Term] = field(default_factory=list)
    none: list[Term] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.all or self.none)


def folded(text: str) -> str:
    """Take case and accents away."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """Say the words of a text, in order."""
    return _WORD.findall(folded(text))


def understood(text: str) -> Wanted:
    """Read what somebody typed: words, "phrases", -not, beginnings*; anything at all is readable."""
    wanted = Wanted()
    for piece in _PIECE.finditer(text):
        typed = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        words = words_of(typed)
        if words:
            is_prefix = piece["word"] is not None and typed.rstrip().endswith("*")
            term = Term(tuple(words), is_prefix)
            (wanted.none if piece["no"] else wanted.all).append(term)
    return wanted
