"""Names of customers that the record itself tells us."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

# Given names that are also words: these go only where they stand like a name.
_ALSO_A_WORD = frozenset(
    [
        "will",
        "may",
        "mark",
        "bill",
        "grace",
        "hope",
        "joy",
        "rose",
        "art",
        "chase",
        "grant",
        "pat",
        "sue",
        "drew",
        "don",
        "jack",
        "june",
        "april",
        "august",
        "young",
        "long",
        "king",
        "white",
        "black",
        "brown",
        "green",
        "gray",
        "grey",
        "gold",
        "frank",
        "rich",
        "rob",
        "guy",
        "ray",
        "max",
        "faith",
        "dawn",
        "summer",
        "ivy",
        "lily",
        "daisy",
        "hunter",
        "mason",
        "cook",
        "baker",
        "smith",
        "price",
        "day",
        "page",
        "park",
        "parker",
        "rice",
        "stone",
        "wood",
        "woods",
        "field",
        "fields",
        "hill",
        "rivers",
        "banks",
        "best",
        "good",
        "wise",
        "sharp",
        "short",
        "small",
        "little",
        "love",
        "may",
        "lane",
        "street",
        "west",
        "north",
        "east",
        "case",
        "cash",
        "ward",
        "marsh",
        "ford",
        "bush",
        "reed",
        "reid",
        "bell",
        "bond",
        "carpenter",
        "fisher",
        "miller",
        "taylor",
        "porter",
        "walker",
        "turner",
        "penny",
        "chance",
        "angel",
        "crystal",
        "jade",
        "ruby",
        "pearl",
        "sandy",
        "sunny",
        "star",
        "sky",
        "storm",
        "van",
        "von",
        "le",
        "la",
        "de",
        "del",
        "di",
        "da",
        "al",
        "el",
        "bin",
        "ben",
    ]
)
_SALUTATION = re.compile(
    r"(?:^|[\n.!?,;:]\s*|\b)(?:hi|hello|hey|dear|thanks|thank you|cheers|mr|mrs|ms|miss|dr|hallo|liebe[r]?|herr|frau"
    r"|bonjour|hola|ciao|name is|name's|this is|i am|i'm|it's|regards|wishes|sincerely|called|for|from|by)[.,!]?\s+$",
    re.IGNORECASE,
)
_PART = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "st",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
    ]
)


# What a help desk writes where it knows no name.
_NOBODY = frozenset(
    """customer customers client guest visitor user users unknown anonymous anonymus requester contact
    caller sender name none null undefined test person member chat web website mobile app kunde
    besucher gast cliente visiteur agent support service help desk team lead shop online email mail""".split()
)


def parts(name: str) -> tuple[str, ...]:
    """Split a name as the record has it into what may stand in a text: given and family names."""
    if "@" in name:
        return ()
    return tuple(
        part
        for part in _PART.findall(name)
        if len(part) > 1 and part.lower() not in _PARTICLES and part.lower() not in _NOBODY
    )


@lru_cache(maxsize=512)
def _pattern(names: tuple[str, ...], staff: tuple[str, ...]) -> re.Pattern[str] | None:
    wanted: set[str] = set()
    for name in names:
        found = parts(name)
        wanted.update(part for part in found if len(part) > 2)
        wanted.update(half for part in found if "-" in part for half in part.split("-") if len(half) > 2)
        if len(found) > 1:
            wanted.add(" ".join(found))
            wanted.add(name.strip())
    if not wanted:
        return None
    whole = "|".join(_flexible(name) for name in sorted(wanted, key=lambda part: (-len(part), part)))
    # A colleague's whole name is passed over even where the customer shares a part of it.
    ours = "|".join(
        _flexible(name) for name in sorted(staff, key=lambda part: (-len(part), part)) if " " in name
    )
    kept = f"(?P<ours>{ours})|" if ours else ""
    return re.compile(rf"(?<![^\W_])(?:{kept}(?:{whole})(?:\s+(?:{whole}))*)(?![^\W_])", re.IGNORECASE)


def _flexible(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split())


def find(
    text: str, lowered: str, names: Collection[str], staff: Collection[str] = ()
) -> Iterator[tuple[int, int]]:
    """Yield where a customer's name stands, whole or in part."""
    if not any(half.lower() in lowered for name in names for part in parts(name) for half in part.split("-")):
        return
    pattern = _pattern(tuple(sorted(set(names))), tuple(sorted(set(staff))))
    if pattern is None:
        return
    for match in pattern.finditer(text):
        if match.groupdict().get("ours"):
            continue
        if match[0].lower() in _ALSO_A_WORD and not _stands_like_a_name(text, *match.span()):
            continue
        yield match.span()


def _stands_like_a_name(text: str, start: int, end: int) -> bool:
    if not text[start].isupper():
        return False
    before, after = text[:start], text[end:]
    if _SALUTATION.search(before[-30:]):
        return True
    begins_a_sentence = not before.strip() or before.rstrip()[-1:] in ".!?\n:;" or before.endswith("\n")
    if begins_a_sentence:  # "Will you help?" against a signature on a line of its own
        return not after.strip() or after[:1] in "\n,"
    return True
