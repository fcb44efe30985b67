"""Whether what was learnt agrees better with people, on answers that it has not seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import binomtest

# One time in twenty an own head that is no better would be kept.
CHANCE_OF_LUCK = 0.05


@dataclass(frozen=True, slots=True)
class Proof:
    """Of so many unseen answers, how many the shipped reading and the own one agree with.

    `better` and `worse` count the conversations in which the own reading agrees more, or less, often.
    """

    of: int
    before: int
    after: int
    better: int
    worse: int

    @property
    def holds(self) -> bool:
        """Say whether the own reading agrees more often by more than luck.

        One-sided exact sign test on the conversations where the two differ (McNemar 1947): answers about
        one conversation are not independent, so a conversation counts once.
        """
        if self.after <= self.before or self.better <= self.worse:
            return False
        p = binomtest(self.better, self.better + self.worse, 0.5, alternative="greater").pvalue
        return bool(p <= CHANCE_OF_LUCK)


def proof_of(before: Sequence[bool], after: Sequence[bool], conversations: Sequence[object]) -> Proof:
    """Set two readings of the same n answers against each other: where each agrees with people.

    Raises `ValueError` for unequal lengths.
    """
    gained: Counter[object] = Counter()
    for was, now, conversation in zip(before, after, conversations, strict=True):
        gained[conversation] += int(now) - int(was)
    return Proof(
        len(before),
        sum(before),
        sum(after),
        sum(gain > 0 for gain in gained.values()),
        sum(gain < 0 for gain in gained.values()),
    )
