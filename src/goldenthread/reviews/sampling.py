"""The draw: one pool, one rule. Pure: numbers in, numbers out, randomness by seed.

Every part that a person had in a conversation (a handling) is in the pool, whoever the person is;
no argument of any function here could leave somebody out. Strata are people. The number drawn
from each follows the size of their work among those they work with, so that every conversation
there has the same chance as far as whole numbers allow, and never falls below one, so that
everyone with work is seen. Within a
person's work it is a simple random sample without replacement: each handling's chance is k/N.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .standing import Circle, Standing

# Beyond this many possible reviewers the least busy of a random few is as good as the least busy of all.
ENOUGH_TO_CHOOSE_FROM = 40


@dataclass(frozen=True, slots=True, order=True)
class Handling:
    """A person's part in a conversation, by their numbers."""

    person: int
    conversation: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """One item: `drawn` of the person's `out_of` handlings were taken, so its chance is their ratio."""

    conversation: int
    person: int
    reviewer: int
    kind: str
    drawn: int
    out_of: int

    @property
    def chance(self) -> float:
        """The chance of selection that this conversation had among the person's, in (0, 1]."""
        return self.drawn / self.out_of


def allocate(sizes: Mapping[int, int], total: int, lot: random.Random) -> dict[int, int]:
    """Share `total` draws among people in proportion to their work.

    Targets are proportional to size, at least 1 and at most the size (water-filling); they are
    rounded by systematic sampling with a random start, so the expected number is the target
    exactly (Särndal, Swensson & Wretman 1992, §3.7). Sizes are positive. The sum is `total`
    brought between the number of people and the number of handlings.
    """
    total = min(max(total, len(sizes)), sum(sizes.values()))
    targets = _targets(sizes, total)
    order = sorted(sizes)
    lot.shuffle(order)
    reached, marks = lot.random(), []
    for person in order:
        marks.append(reached)
        reached += targets[person]
    marks.append(marks[0] + total)  # exact: sums of fractions drift
    return {
        person: min(max(int(end) - int(start), 1), sizes[person])
        for person, (start, end) in zip(order, pairwise(marks), strict=True)
    }


def _targets(sizes: Mapping[int, int], total: int) -> dict[int, float]:
    """Find the shares c·size, held between 1 and size, that sum to `total` (bisection on c)."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        held = sum(min(max(middle * size, 1.0), size) for size in sizes.values())
        low, high = (middle, high) if held < total else (low, middle)
    return {person: min(max(high * size, 1.0), float(size)) for person, size in sizes.items()}


def draw(
    handlings: Iterable[Handling],
    circles: Sequence[Circle],
    heads: frozenset[int],
    *,
    seed: int,
    per_reviewer: int = 3,
) -> list[Drawn]:
    """Draw the week's items: for each reviewer about `per_reviewer`, one of them of their own work.

    Everyone with work listens to one of their own conversations that somebody else reviews too, so
    that the two views can be laid side by side. The same arguments give the same items in the same
    order. Someone without any colleague gets the item of their own alone.
    """
    lot = random.Random(seed)  # noqa: S311 (a repeatable lot is what is wanted here)
    work: defaultdict[int, list[int]] = defaultdict(list)
    for handling in sorted(set(handlings)):
        work[handling.person].append(handling.conversation)
    if not work:
        return []
    standing = Standing(circles, heads)
    sizes = {person: len(conversations) for person, conversations in work.items()}
    counts: dict[int, int] = {}
    for group in standing.groups(sorted(work)):
        # As many as the group can review: a house where one team is busy does not bury that team.
        with_work = {person: sizes[person] for person in sorted(group) if person in sizes}
        counts |= allocate(with_work, len(with_work) * max(per_reviewer - 1, 1), lot)
    chosen = {person: lot.sample(work[person], counts[person]) for person in sorted(work)}
    items = []
    for person, conversation, reviewer in _assign(chosen, standing, lot):
        kind = standing.kind(reviewer, person)
        items.append(Drawn(conversation, person, reviewer, kind, counts[person], sizes[person]))
    for person, conversations in chosen.items():
        items.append(Drawn(conversations[0], person, person, "self", counts[person], sizes[person]))
    return sorted(
        items, key=lambda item: (item.reviewer, item.kind != "self", item.person, item.conversation)
    )


def _assign(
    chosen: Mapping[int, Sequence[int]], standing: Standing, lot: random.Random
) -> list[tuple[int, int, int]]:
    """Give each drawn handling a reviewer: the least busy of those who may, chosen by lot among equals."""
    asked: defaultdict[int, int] = defaultdict(int)
    met: defaultdict[tuple[int, int], int] = defaultdict(int)
    parts = [(person, conversation) for person, drawn in chosen.items() for conversation in drawn]
    lot.shuffle(parts)
    # Who has few possible reviewers goes first, while those are still free.
    parts.sort(key=lambda part: len(standing.reviewers_of(part[0])))
    assigned = []
    for person, conversation in parts:
        candidates = standing.reviewers_of(person)
        if not candidates:
            continue
        if len(candidates) > ENOUGH_TO_CHOOSE_FROM:
            candidates = lot.sample(candidates, ENOUGH_TO_CHOOSE_FROM)
        lots = {candidate: lot.random() for candidate in candidates}
        reviewer = min(candidates, key=lambda one: (met[one, person], asked[one], lots[one]))
        asked[reviewer] += 1
        met[reviewer, person] += 1
        assigned.append((person, conversation, reviewer))
    return assigned
