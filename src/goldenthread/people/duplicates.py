"""Says which entries of the record may be one person; a person decides."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one entry: its name and the addresses or ids it goes by."""

    number: int
    name: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two entries that may be one, and why."""

    first: int
    second: int
    why: str


def likely_duplicates(entries: Iterable[Entry], *, at_most: int = 50) -> list[Suspicion]:
    """Pair entries with the same name, or the same part before the @, lower number first."""
    entries = list(entries)
    names: defaultdict[str, list[int]] = defaultdict(list)
    locals_: defaultdict[str, list[int]] = defaultdict(list)
    for entry in entries:
        if name := _plain(entry.name):
            names[name].append(entry.number)
        for key in {_plain(key.split("@", 1)[0]) for key in entry.keys if "@" in key} - _SHARED:
            locals_[key].append(entry.number)
    found: dict[tuple[int, int], Suspicion] = {}
    for groups, why in ((names, "the same name"), (locals_, "the same address before the @")):
        for numbers in groups.values():
            for first, second in combinations(sorted(set(numbers)), 2):
                found.setdefault((first, second), Suspicion(first, second, why))
    return [found[pair] for pair in sorted(found)][:at_most]


# Addresses that a whole team writes from say nothing about one person.
_SHARED = {"support", "info", "help", "service", "hello", "team", "contact", "office", "sales", "mail", ""}


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text)
    return "".join(ch for ch in bare.casefold() if ch.isalnum())
