"""What a conversation looks like in numbers: how often each act occurs, how it goes on, how it ends."""

from collections import Counter
from math import log1p
from typing import cast

from goldenthread.analysis.talk import Talk

from .reading import Said, said_in

# Acts that say the same thing of a conversation are counted together: few labels bear few features.
GROUPS: dict[str, tuple[str, ...]] = {
    "own words": ("staff:own", "staff:warm", "staff:praises"),
    "courtesies": ("staff:greets", "staff:closes", "staff:welcome"),
    "feelings": ("customer:feels", "customer:urgent", "customer:slips"),
}


def features_of(talk: Talk) -> dict[str, float]:
    """Count the acts of one conversation, on a scale where the second of a kind says less than the first.

    Gives name → value ≥ 0, absent names being 0: log(1 + count) of each act, `staff:`- or `customer:`-named,
    and of each group of acts, the length of staff messages, and how it ends. Worked out once for all steps.
    """
    if "features" not in talk.worked_out:
        talk.worked_out["features"] = _features(talk)
    return cast(dict[str, float], talk.worked_out["features"])


def _features(talk: Talk) -> dict[str, float]:
    said = said_in(talk)
    counts = Counter(f"{one.turn.role}:{act}" for one in said for act in one.acts)
    found = {name: log1p(count) for name, count in counts.items()}
    ours = [one for one in said if one.turn.role == "staff"]
    for group, acts in GROUPS.items():
        together = sum(counts[act] for act in acts)
        if together:
            found[group] = log1p(together)
    found["staff words"] = log1p(sum(len(one.words) for one in ours) / max(1, len(ours)))
    if talk.events:
        found["records"] = 1.0
    if talk.names and any(_names_them(one, talk.names) for one in ours):
        found["named"] = 1.0
    if ours:
        if "settles" in ours[-1].acts:
            found["ends settled"] = 1.0
        last_refusal = max((one.turn.number for one in ours if "refuses" in one.acts), default=-1)
        if last_refusal >= 0 and not any(
            one.turn.number > last_refusal
            and {"settles", "steps", "options", "alternative"} & one.acts.keys()
            for one in ours
        ):
            found["refused at last"] = 1.0
    return found


def _names_them(one: Said, names: frozenset[str]) -> bool:
    lowered = one.turn.text.lower()
    return any(name in lowered for name in names)
