"""What a conversation looks like in numbers: how often each act occurs, how it goes on, how it ends."""

from collections import Counter
from math import log1p

from goldenthread.analysis.talk import Talk

from .reading import Said, said_in


def conversation_features(talk: Talk) -> dict[str, float]:
    """Count the acts of one conversation, on a scale where the second of a kind says less than the first.

    Gives name → value ≥ 0, absent names being 0: log(1 + count) of each act, `staff:`- or `customer:`-named,
    the length, and how it ends. Pure; worked out from `said_in`.
    """
    said = said_in(talk)
    counts = Counter(f"{one.turn.role}:{act}" for one in said for act in one.acts)
    found = {name: log1p(count) for name, count in counts.items()}
    ours = [one for one in said if one.turn.role == "staff"]
    found["messages"] = log1p(len(said))
    found["staff words"] = log1p(sum(one.words for one in ours) / max(1, len(ours)))
    found["shortest"] = log1p(min((one.words for one in ours if "informs" in one.acts), default=0))
    if talk.events:
        found["records"] = 1.0
    if talk.names and any(_names_them(one, talk.names) for one in ours):
        found["named"] = 1.0
    if said and said[-1].turn.role == "customer" and not {"grateful", "parting"} & said[-1].acts.keys():
        found["left open"] = 1.0
    if ours:
        for act in ("asks", "settles", "refuses", "closes", "bye", "else"):
            if act in ours[-1].acts:
                found[f"ends:{act}"] = 1.0
        last_refusal = max((one.turn.number for one in ours if "refuses" in one.acts), default=-1)
        if last_refusal >= 0 and not any(
            one.turn.number > last_refusal and {"settles", "steps", "options", "alternative"} & one.acts.keys()
            for one in ours
        ):
            found["refused at last"] = 1.0
    return found


def _names_them(one: Said, names: frozenset[str]) -> bool:
    lowered = one.turn.text.lower()
    return any(name in lowered for name in names)
