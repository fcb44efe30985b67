"""Which words a cue cannot do without: where none of them stands in a text, nobody need search it.

A pattern is read into its parts; of each of its alternatives the place is taken whose words are the rarest.
Words count by their first letters, so that "cancell?ed" and "frustrat\\w+" have them too. What this reader
does not understand needs nothing and is always searched: that costs time, and never hides a cue.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

STEM = 5
_WORD = re.compile(r"\w+")
_WITH_APOSTROPHE = re.compile(r"[\w'’]+")
_WORDS_ALONE = bytes(code if _WITH_APOSTROPHE.match(chr(code)) else ord(" ") for code in range(256))
_LOOK = re.compile(r"\(\?<?[=!]")
_CLASS = re.compile(r"\[(\^?\]?(?:\\.|[^\]\\])*)\]")
_FOREIGN_SYNTAX = re.compile(r"\(\?(?!:|<?[=!])")
_REPEATED = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_MAY_BE_ABSENT = re.compile(r"[?*]|\{0?,")
_MAY_COME_AGAIN = re.compile(r"[*+]|\{")
# Words that stand in every other sentence help nobody to pass one over.
_EVERYDAY_WORDS = """
    a an and are be been can could do does for from get has have he help how i if in is it its me my no not
    of on or our please she so sorry that the there they this to was we were what when will with would you
    your
"""
_EVERYDAY = frozenset(word[:STEM] for word in _EVERYDAY_WORDS.split())
_RARE, _COMMON = 1, 40


def words_in(lowered: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """List the words of a text in small letters, apostrophes inside them; and give the stems of all."""
    if lowered.isascii():
        words = lowered.encode().translate(_WORDS_ALONE).decode().split()
    else:
        words = _WITH_APOSTROPHE.findall(lowered)
    stems = {word[:STEM] for word in words}
    if "'" in lowered or "’" in lowered:
        stems.update([bare[:STEM] for word in words for bare in _WORD.findall(word) if bare != word])
    return tuple(words), frozenset(stems)


def needed_by(pattern: str) -> frozenset[str] | None:
    """Find stems of which each match of a pattern holds one at least; None where there are no such.

    Assumes that a match begins and ends with a word's edge, in a text of small letters. Source: the
    prefilters of Cox 2012, Regular Expression Matching with a Trigram Index, by words instead of trigrams.
    """
    if _FOREIGN_SYNTAX.search(pattern):
        return None
    alternatives, end = _alternatives(pattern, 0)
    if end < len(pattern):
        return None
    return _any_of(_rarest(_places(parts, (), True)) for parts in alternatives)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a pattern: a letter, a gap between words, a group of alternatives, or something unknown."""

    kind: str
    letter: str = ""
    alternatives: tuple[tuple["_Part", ...], ...] = ()
    optional: bool = False
    again: bool = False


_Parts = tuple[_Part, ...]
_Stems = frozenset[str] | None
_GAP, _UNKNOWN = _Part("gap"), _Part("unknown")


def _alternatives(pattern: str, at: int) -> tuple[tuple[_Parts, ...], int]:
    """Read from a place to the bracket that closes it, or to the end."""
    found: list[_Parts] = []
    parts: list[_Part] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found.append(tuple(parts))
            parts, at = [], at + 1
            continue
        part, at = _part(pattern, at)
        often = _REPEATED.match(pattern, at)
        if often:
            at = often.end()
            optional, again = bool(_MAY_BE_ABSENT.match(often[0])), bool(_MAY_COME_AGAIN.match(often[0]))
            part = part and replace(part, optional=optional, again=again)
        if part:
            parts.append(part)
    return (*found, tuple(parts)), at


def _part(pattern: str, at: int) -> tuple[_Part | None, int]:
    """Read one piece and where it ends; None for what takes up no letter."""
    sign = pattern[at]
    if look := _LOOK.match(pattern, at):
        return None, _alternatives(pattern, look.end())[1] + 1
    if sign == "(":
        inside, end = _alternatives(pattern, at + (3 if pattern.startswith("(?:", at) else 1))
        return _Part("group", alternatives=inside), end + 1
    if klass := _CLASS.match(pattern, at):
        return _GAP if re.fullmatch(r"-?[^\w\\^-]+-?", klass[1]) else _UNKNOWN, klass.end()
    if sign == "\\":
        escaped = pattern[at + 1]
        if escaped in "bB":
            return None, at + 2
        return _UNKNOWN if escaped.isalnum() and escaped not in "sn" else _GAP, at + 2
    if sign == ".":
        return _UNKNOWN, at + 1
    return _Part("letter", sign) if _WORD.match(sign) else _GAP, at + 1


def _places(parts: _Parts, after: _Parts, edge: bool) -> list[frozenset[str]]:
    """List the stems at each place of a sequence where a word surely begins; `edge`: one does here."""
    found = []
    for number, part in enumerate(parts):
        rest = (*parts[number + 1 :], *after)
        if edge:
            found.append(_begins((part, *rest), ""))
        if part.kind == "group" and not (part.optional or part.again):
            found.append(_any_of(_rarest(_places(inside, rest, edge)) for inside in part.alternatives))
        edge = _edge_after(part, edge)
    return [stems for stems in found if stems is not None]


def _begins(parts: _Parts, so_far: str) -> _Stems:
    """Find every stem that a word can have which has begun with some letters and goes on with these parts."""
    if len(so_far) == STEM or not parts:
        return frozenset([so_far]) if so_far else None
    first, rest = parts[0], parts[1:]
    if first.optional or first.again:
        more = replace(first, optional=True) if first.kind == "letter" else _UNKNOWN
        once = (replace(first, optional=False, again=False), *([more] if first.again else ()), *rest)
        return _any_of([_begins(once, so_far), *([_begins(rest, so_far)] if first.optional else ())])
    if first.kind == "letter":
        return _begins(rest, so_far + first.letter)
    if first.kind == "gap":
        return frozenset([so_far]) if so_far else _begins(rest, "")
    if first.kind == "group":
        return _any_of(_begins((*inside, *rest), so_far) for inside in first.alternatives)
    return None


def _edge_after(part: _Part, edge: bool) -> bool:
    """Say whether a word surely begins after a part; `edge`: whether one did before it."""
    if part.optional and not edge:
        return False
    if part.kind != "group":
        return part.kind == "gap"
    ends = []
    for inside in part.alternatives:
        so_far = edge
        for each in inside:
            so_far = _edge_after(each, so_far)
        ends.append(so_far)
    return all(ends)


def _any_of(each: Iterable[_Stems]) -> _Stems:
    together: set[str] = set()
    for stems in each:
        if stems is None:
            return None
        together |= stems
    return frozenset(together)


def _rarest(places: list[frozenset[str]]) -> _Stems:
    return min(places, key=_how_common, default=None)


def _how_common(stems: frozenset[str]) -> int:
    return sum(_COMMON if stem in _EVERYDAY else _RARE for stem in stems)
