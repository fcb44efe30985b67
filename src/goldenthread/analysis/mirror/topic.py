"""What a message is about, in its own words: the noun phrase that says most."""

import re

from .quoting import quote
from .vocabulary import PAST

_PHRASE = re.compile(
    r"\b(?:the|an?|my|our|this|that|these|those|her|his|their|your|any|some|another|two|three|four|all)\s+"
    r"((?:[\w'’-]+ ){0,3}[\w'’-]+)",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STOPS = frozenset(
    """
    a about above after again against all also always am an and another any anybody anyone anything are around
    as ask asked asks at away back be because been before being but by call called came can can't cannot come
    could customer customers day days did didn't do does doesn't doing don't down during each else even ever
    every everyone few fine first for from get gets getting give gives go goes going gone good got had half
    has hasn't have having he he's help her here hers hey hi him his how i i'd i'll i'm i've if in into is isn't
    it it's its just keep keeps kept know last left let like long look lot made make makes many may me might
    more most much must my need needs never new next no nobody not nothing now of off ok okay on once one only
    or other our out over own part people please put really right said same say says see seems she should so
    some somebody someone something still stuff such sure take tell than thank thanks that that's the their
    them then there these they they're thing things think this those though time times to today told tomorrow
    too took tried try two under until up us use used very want wants was wasn't way we we're well went were
    what when where which while who whole whose why will with without won't work would yes yesterday yet you
    you're your asking asks keeps three four five
    """.split()
)


def topic(text: str) -> str:
    """Quote the phrase that a text is about; its longest word where there is no phrase, else nothing."""
    best, most = "", 0
    for match in _PHRASE.finditer(text):
        words = _leading(match[1].split())
        size = sum(min(len(word), 9) for word in words)
        if size > most:
            best, most = " ".join([match[0].split()[0].lower(), *words]), size
    if not best:
        words = [word for word in _WORD.findall(text) if word.lower() not in _STOPS]
        best = max(words, key=len, default="")
    return quote(best)


def stems(text: str) -> set[str]:
    """Give the first five letters of each telling word: two texts that share some are about the same."""
    return {word[:5] for word in _WORD.findall(text.lower()) if len(word) > 3 and word not in _STOPS}


def _leading(words: list[str]) -> list[str]:
    kept: list[str] = []
    for word in words:
        lower = word.lower().replace("’", "'")
        if kept and (lower in _STOPS or _is_verb(lower)):
            break
        if kept or lower not in _STOPS:
            kept.append(word)
    return kept


def _is_verb(word: str) -> bool:
    return word in PAST or (word.endswith(("ed", "ing", "n't")) and len(word) > 4)
