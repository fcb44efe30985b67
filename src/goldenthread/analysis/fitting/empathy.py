"""Fits three kinds of empathy in a reply's sentences, on EPITOME (Sharma et al. 2020).

A sentence shows a kind where it stands in the words that an annotator gave as the reason. A reply shows it
where one of its sentences does. Every figure is of replies to people none of whose posts were fitted on.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from goldenthread.analysis.talk import Turn, sentences

from .figures import Figure
from .linear import Flags, Numbers, bundle, f1, fit_head, grams_of, honest_yes
from .open_data import labelled

FAMILY = "empathy"
# What the set calls it, what the head is called, and a TF-IDF with logistic regression's F1 of a reply.
KINDS = (
    ("emotional_reactions", "emotional_reaction", 0.69),
    ("interpretations", "interpretation", 0.81),
    ("explorations", "exploration", None),
)
WORDS_SHARED = 0.6


def fit(data: Path, out: Path) -> Iterator[Figure]:
    """Write `empathy.npz` into a folder; yields each head's figures. Raises `NoOpenData`."""
    pairs = labelled(data, "epitome")
    said, reply_of = _sentences([item["reply"] for item, _ in pairs])
    by_seeker = [item["seeker"] for item, _ in pairs]
    grams, groups = grams_of(said), [by_seeker[reply] for reply in reply_of]
    fitted, figures = [], []
    for kind, name, reference in KINDS:
        shown = np.array(
            [_is_reason(text, pairs[reply][1], kind) for text, reply in zip(said, reply_of, strict=True)]
        )
        head = fit_head(name, grams, shown, groups, strength=0.1)
        fitted.append(head)
        whole = np.array([label[kind] > 0 for _, label in pairs])
        yes = honest_yes(whole, strongest(head.held_out, reply_of, len(pairs)), by_seeker)
        yes_sentence: Flags = honest_yes(shown, head.held_out, groups)
        figures += [
            Figure(
                name,
                "epitome, replies, out of fold",
                "F1",
                f1(whole, yes),
                reference,
                "TF-IDF, logistic regression",
            ),
            Figure(name, "epitome, sentences, out of fold", "F1", f1(shown, yes_sentence)),
        ]
    bundle("empathy-1", fitted).save(out / f"{FAMILY}.npz")
    yield from figures


def strongest(chances: Numbers, reply_of: list[int], replies: int) -> Numbers:
    """Take for each reply the chance of its strongest sentence."""
    highest = np.zeros(replies)
    np.maximum.at(highest, reply_of, chances)
    return highest


def _sentences(replies: list[str]) -> tuple[list[str], list[int]]:
    said: list[str] = []
    reply_of: list[int] = []
    for number, reply in enumerate(replies):
        for _, start, end in sentences(Turn(0, reply, "staff", False)):
            said.append(reply[start:end])
            reply_of.append(number)
    return said, reply_of


def _is_reason(sentence: str, label: dict[str, Any], kind: str) -> bool:
    """Say whether a sentence is among the words given as the reason, which may begin or end inside it."""
    told = sentence.strip().lower()
    words = set(told.split())
    for reason in label[f"{kind}_rationale"] if label[kind] else ():
        given = reason.strip().lower()
        if given and (
            told in given or given in told or len(words & set(given.split())) >= WORDS_SHARED * len(words)
        ):
            return True
    return False
