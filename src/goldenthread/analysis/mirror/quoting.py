"""Quotes a few words of a text, so that a suggestion can take them up."""

import re

MOST_WORDS = 8
_FEWEST_WORDS = 3
_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"[,;:–—.!?)]$")
# A quote may stop before these, never behind them.
_LEADS_ON = frozenset(
    """
    a an the and or but so because that which who whom whose when while where if than as of to for from with
    without in on at by about into over under until before after since though although between per via
    my your our his her its their this these those i i'm i'll i've i'd we we're you he she it they is are was
    were be been has have had do does did will would can could may must not no just very really more most any
    some each every how what why it's that's there's please let get gets got & a's bc cos don't didn't isn't
    """.split()
)
_MAY_END = frozenset(
    "that this it you him her them me us these those more most no not is are was were do did".split()
)


def quote(words: str, most: int = MOST_WORDS) -> str:
    """Put words in quotation marks, at most so many, cut where a phrase ends; no stop at the end."""
    cut = cut_short(words, most)
    return f"“{cut}”" if cut else ""


def cut_short(words: str, most: int = MOST_WORDS) -> str:
    """Cut words to at most so many, behind a comma or before a word that leads on, if they go on so long."""
    for mark in '“”„«»"':
        while mark in words:
            before, _, after = words.partition(mark)
            words = before if len(before.split()) >= _FEWEST_WORDS else f"{before} {after}"
    parts = _WORD.findall(words.replace("‘", "'"))
    kept = len(parts)
    if kept > most:
        marks = [at for at in range(_FEWEST_WORDS, most + 1) if _ENDS.search(parts[at - 1])]
        leads = [at for at in range(_FEWEST_WORDS + 1, most + 1) if _leads_on(parts[at])]
        kept = max(marks or leads or [most])
    while kept > 1 and kept < len(parts) and _hangs(parts[kept - 1]):
        kept -= 1
    return " ".join(parts[:kept]).strip(".,;:!–—- …")


def _hangs(word: str) -> bool:
    return _leads_on(word) and word.lower().strip(",.;:!?") not in _MAY_END


def _leads_on(word: str) -> bool:
    return word.lower().replace("’", "'").strip(",.;:!?") in _LEADS_ON
