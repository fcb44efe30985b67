"""The feeling that a message tells, in words a colleague would use of somebody else."""

import re

from .draft import Draft
from .emotion import NAME as EMOTION
from .emotion import OWN
from .quoting import quote

# Each fits behind "they're", "they felt" and "would leave anybody".
_ADJECTIVES = (
    "angry sad upset tired exhausted scared afraid nervous anxious worried frustrated ashamed embarrassed gutted "
    "heartbroken furious livid hurt shaken lost proud happy relieved thrilled excited stressed overwhelmed "
    "terrified guilty drained devastated humiliated disappointed annoyed helpless lonely mortified jealous "
    "irritated disgusted fuming rattled disheartened miserable"
)
# These fit behind "they feel" alone.
_FEELS = (
    "awful terrible rotten bad sick stupid low small useless alone abandoned faint bullied unsupported invisible "
    "empty numb dumb silly rubbish horrible lousy uneasy lighter good better great torn powerless"
)
_NOW = r"(?:i['’]?m|i am|i['’]?ve been|i feel|i find it|we['’]?re|we feel|feeling|still feel|i still feel)"
_THEN = r"(?:i was|i felt|i got|i['’]?ve never been|was|felt)"
_HOW = (
    r"(?:\s+(?:so|very|really|a bit|bit|quite|pretty|still|just|honestly|deeply|too|also|rather|completely|"
    r"actually|super))*\s+"
)
_STATED = re.compile(rf"\b({_NOW}|{_THEN}){_HOW}({'|'.join(_ADJECTIVES.split())})\b", re.I)
_FEEL = re.compile(
    rf"\b(feel|felt|feeling)(?: (?:so+|very|really|a bit|bit|quite|much|like))*\s+({'|'.join(_FEELS.split())})\b",
    re.I,
)
_BARE = re.compile(
    rf"(?:^|[.!?,;&] ?)(?:(?:and|so|really|bit|very|just|still|honestly|a bit|quite) )*"
    rf"({'|'.join(_ADJECTIVES.split())})\b(?! (?:people|customers?|faces|callers?|email|residents?))",
    re.I,
)
_THEIRS = {"afraid": "scared"}


def feeling_of(draft: Draft) -> tuple[str, str]:
    """Tell the feeling of an emotional message: ("They're furious", "furious"), else their own words and "".

    The words are quoted from where the feeling is nearest; no feeling is named that they did not name.
    """
    message = draft.incoming
    stated = _STATED.search(message)
    if stated:
        word = stated[2].lower()
        past = bool(re.match(_THEN, stated[1], re.I)) and "never" not in stated[1]
        return f"They {'felt' if past else 'are'} {word}".replace("They are", "They're"), _THEIRS.get(
            word, word
        )
    feels = _FEEL.search(message)
    if feels:
        return f"They {'felt' if feels[1].lower() == 'felt' else 'feel'} {feels[2].lower()}", ""
    bare = _BARE.search(message)
    if bare:
        word = bare[1].lower()
        return f"They're {word}", _THEIRS.get(word, word)
    return f"They write {_nearest(draft)}", ""


def _nearest(draft: Draft) -> str:
    long = [piece for piece in draft.told if len(piece.text.split()) > 1]
    strongest = max(long or draft.told, key=lambda piece: piece.weights[EMOTION])
    own = OWN.search(strongest.text)
    before = strongest.text[: own.start()].split() if own else []
    if own and len(before) + len(own[0].split()) > 8:
        return quote(strongest.text[own.start() :])
    return quote(strongest.text)
