"""What a message is about, in its own words: the noun phrase that carries the matter."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .matters import BOTH, MATTERS, PEOPLE, TIMES
from .quoting import quote
from .vocabulary import DAYS, PAST

_TOKEN = re.compile(r"[£$€]?\d[\w.,%]*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
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
_CLOSED = frozenset(
    """
    between within via per plus both either neither nor across behind beside beyond near since till upon onto
    toward towards through against shall ought let's they've we've you've they'll we'll you'll she's there's
    what's who's isn't aren't weren't haven't wouldn't couldn't shouldn't im ive dont cant wont didnt doesnt abt
    cos bc fyi btw tbh hope hopes wish wants wanted send sends keep kept waive waives allow allows allowed
    issue issued happen happens happened feel feels felt hear heard cancel cancels show shows start starts stop
    stops pay pays paid lose loses find finds write writes buy bring brings turn turns stand stands mean means
    says want refuse refuses ended ends believe understand explain explains wonder suggest suggests mention
    add adds include includes accept accepts print prints open opens close closes reach wait waits complain
    complains speak speaks talk talks deal handle check checks ring rings visit eat eats arrive arrives fill
    fell fall falls bounce hold holds run runs cost costs cover covers apply applies treat treats yell scream
    become becomes seem believe love hate hates miss misses skip skips answer confirm apologise apologize
    third-party able afraid angry sad furious upset tired sick glad happy sorry proud worried hurt scared
    exhausted nervous ashamed rotten awful fed frustrated stupid honest honestly actually apparently maybe
    perhaps almost already nearly quite rather pretty simply instead ahead together apart later soon early late
    correct impossible possible ready wrong confusing useless broken slow different clear useful manually open
    anyway anywhere everywhere somewhere however therefore third-hand yelling shouting crying
    myself yourself himself herself themselves enough quid pounds euros dollars middle mess life hand hands
    company world place way reason half bottom order-by eyes head heart face voice thing wept
    alone whether freeze accept decide decides build builds order-by move moves dies died cries cry sit sits ran hangs hang
    breaks break fixes fix helps change changes get blame blames lot lots kind sort bit couple rest side
    """.split()
)
_BEFORE_A_MATTER = frozenset(
    """
    the a an my our this that these those her his their your any some another each every no which what
    """.split()
)
_ENDINGS = ("tion", "sion", "ment", "ship", "ance", "ence", "ness", "ity", "age", "ware")
_ADJECTIVES = frozenset(
    """
    late early wrong broken slow different daily low same big small new old double full free blind faulty late
    second-hand weekly monthly clear honest missing
    """.split()
)
_GENERAL = frozenset("complaint question error mistake call number answer name date work data".split())
_PLACED = frozenset("in on at from near behind over under into onto across".split())
_TROUBLE_VERBS = re.compile(
    r"\b(?:refus|declin|reject|los[et]|broke|fail|bounc|crash|freez|froze|wrong|miss|cancel|delay|eats?\b|ate\b|drop|"
    r"complain|waiv|chang|skip|block|remov|clos|charg|double|expired?|stuck|jam|leak|cut|rewr|moved)|\babout\b",
    re.I,
)
_NO_NOUN = ("ly", "ed", "ing", "'s", "n't", "est", "ful", "ous", "able")
_MOST = 4
_STOPPING = frozenset(".!?")
_LEAST = 1.0  # less is a place in passing
_OWN = {"my": "their", "me": "their"}
_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth"])


@dataclass(frozen=True, slots=True)
class Topic:
    """What a text is about: its own words, and how a colleague would say them to somebody else."""

    words: str
    said: str


def topic(text: str) -> str:
    """Quote the phrase that a text is about; its longest word where there is no phrase, else nothing."""
    found = topic_of(text)
    if found:
        return quote(found.words)
    words = [word for word in _WORD.findall(text) if word.lower() not in _STOPS and not is_time(word)]
    return quote(max(words, key=len, default=""))


def topic_of(text: str) -> Topic | None:
    """Find the noun phrase that carries the matter; None where a text has none.

    Never a time, a pronoun or a person alone. A matter that trouble befell counts more than one in passing.
    """
    tokens = _TOKEN.findall(text[:2000])
    best, most = None, 0.0
    for at in range(len(tokens)):
        if not _is_head(tokens, at):
            continue
        first = at
        while first > 0 and at - first < _MOST - 1 and _modifies(tokens, first - 1):
            first -= 1
        weight = _weight(tokens, first, at)
        if weight > max(most, _LEAST):
            best, most = _say(tokens, first, at), weight
    return best


def stems(text: str) -> set[str]:
    """Give the first five letters of each telling word: two texts that share some are about the same."""
    return {word[:5] for word in _WORD.findall(text.lower()) if len(word) > 3 and word not in _STOPS}


def is_time(word: str) -> bool:
    """Say whether a word only tells when."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    return lower in TIMES or lower in DAYS


def _lower(token: str) -> str:
    return token.lower().replace("’", "'")


@lru_cache(maxsize=20_000)
def _is_matter(word: str) -> bool:
    return any(form in MATTERS for form in (word, word.removesuffix("s"), word.removesuffix("es"))) or (
        word.endswith("ies") and f"{word[:-3]}y" in MATTERS
    )


def _is_closed(word: str) -> bool:
    return (word in _STOPS or word in _CLOSED) and not _is_matter(word)


def _is_person(word: str) -> bool:
    bare = word.removesuffix("'s")
    return bare in PEOPLE or bare.removesuffix("s") in PEOPLE


def _follows_a_determiner(tokens: list[str], at: int) -> bool:
    return at > 0 and (_lower(tokens[at - 1]) in _BEFORE_A_MATTER or tokens[at - 1][0].isdigit())


def _is_head(tokens: list[str], at: int) -> bool:
    word = _lower(tokens[at])
    if len(word) < 3 or not word[0].isalpha() or is_time(word) or _is_person(word) or word in _ORDINALS:
        return False
    after = _lower(tokens[at + 1]) if at + 1 < len(tokens) else ""
    if after and (_is_person(after) or _goes_on(after)):
        return False
    determined = _follows_a_determiner(tokens, at)
    if word in BOTH or word == "till":
        return determined or _is_noun_here(tokens, at, after)
    if _is_matter(word):
        return True
    if _is_closed(word) or word in PAST or "'" in word or word.endswith(_NO_NOUN):
        return False
    if tokens[at][0].isupper() and not (tokens[at].isupper() and determined):
        return False
    return word.endswith(_ENDINGS) or (len(word) > 3 and (determined or _is_a_matter_before(tokens, at)))


def _is_noun_here(tokens: list[str], at: int, after: str) -> bool:
    """Say whether a word that is a verb as well is a noun here: behind an adjective or another matter."""
    if (
        at == 0
        or after in _BEFORE_A_MATTER
        or after[:1].isdigit()
        or after == "me"
        or not _modifies(tokens, at - 1)
    ):
        return False
    before = _lower(tokens[at - 1])
    return before.endswith("'s") or not before.endswith("s")


def _goes_on(after: str) -> bool:
    """Say whether the next word is the head rather than this one: "flood relief", "service sheet"."""
    if _is_matter(after):
        return after not in BOTH
    known = _is_closed(after) or after in PAST or is_time(after) or "'" in after
    return after[0].isalpha() and not known and not after.endswith((*_NO_NOUN, "s")) and len(after) > 3


def _is_a_matter_before(tokens: list[str], at: int) -> bool:
    return at > 0 and _is_matter(_lower(tokens[at - 1])) and not _lower(tokens[at - 1]).endswith("s")


def _modifies(tokens: list[str], at: int) -> bool:
    word = _lower(tokens[at])
    if word in _ORDINALS or word in _ADJECTIVES:
        return True
    if not word[0].isalpha() or is_time(word) or word.endswith("ly"):
        return False
    if _is_closed(word) or word in PAST or word in _BEFORE_A_MATTER or word in PEOPLE:
        return False
    if "'" in word and not word.endswith("'s"):
        return False
    if word in BOTH and at > 0 and not _follows_a_determiner(tokens, at):
        return False
    return _follows_a_determiner(tokens, at) or _is_matter(word) or not word.endswith(("ed", "ing", "s"))


def _weight(tokens: list[str], first: int, last: int) -> float:
    before, after = tokens[max(0, first - 4) : first], tokens[last + 1 : last + 4]
    weight = 3.0 if _is_matter(_lower(tokens[last])) else 1.0
    weight += 0.8 * min(last - first, 2)
    weight += 0.8 * bool(_TROUBLE_VERBS.search(" ".join(after)))
    weight += 1.2 * (bool(_TROUBLE_VERBS.search(" ".join(before))) and "by" not in before)
    weight += 0.4 * _follows_a_determiner(tokens, first)
    if any(_lower(word) in _PLACED for word in before[-2:]):
        weight -= 0.8 if last > first else 2.5
    weight -= 1.5 * (first == last and _lower(tokens[last]).removesuffix("s") in _GENERAL)
    # "Repairs line: …" only says who is writing.
    weight -= 2.5 * ((first == 0 and bool(after) and after[0] in ".:") or after[:1] == ["here"])
    weight -= 3.0 * (before[-1:] in (["no"], ["No"]))
    asked = next((mark for mark in tokens[last : last + 14] if mark in _STOPPING), "") == "?"
    return weight + 0.8 * asked - 0.02 * last


def _say(tokens: list[str], first: int, last: int) -> Topic:
    words = tokens[first : last + 1]
    before = _lower(tokens[first - 1]) if first else ""
    told = list(words)
    starts = first == 0 or tokens[first - 1] in ".!?:"
    if starts and told[0][1:].islower() and not (len(told) > 1 and told[1][0].isupper()):
        told[0] = told[0].lower()
    named = told[0][0].isupper() and (told[0].replace("’", "'").endswith("'s") or told[-1][0].isupper())
    quoted = '"' in tokens[:first] and tokens[:first].count('"') % 2 == 1
    lead = "" if named else "the" if quoted else _OWN.get(before, "the")
    return Topic(" ".join(words), f"{lead} {' '.join(told)}".strip())
