"""Whether what was learnt agrees better with people, on answers that it has not seen."""

from dataclasses import dataclass

from scipy.stats import binomtest

# One time in twenty an own head that is no better would be kept.
CHANCE_OF_LUCK = 0.05


@dataclass(frozen=True, slots=True)
class Proof:
    """Of so many unseen answers, how many the shipped reading and the own one agree with.

    `better` and `worse` count the answers on which only the own, or only the shipped one agrees.
    """

    of: int
    before: int
    after: int
    better: int
    worse: int

    @property
    def holds(self) -> bool:
        """Say whether the own reading agrees more often by more than luck.

        One-sided exact sign test on the answers where the two differ (McNemar 1947).
        """
        if self.better <= self.worse:
            return False
        p = binomtest(self.better, self.better + self.worse, 0.5, alternative="greater").pvalue
        return bool(p <= CHANCE_OF_LUCK)


def proof_of(right_before: list[bool], right_after: list[bool]) -> Proof:
    """Set two readings of the same answers against each other. Raises `ValueError` for unequal lengths."""
    pairs = list(zip(right_before, right_after, strict=True))
    return Proof(
        len(pairs),
        sum(right_before),
        sum(right_after),
        sum(after and not before for before, after in pairs),
        sum(before and not after for before, after in pairs),
    )
