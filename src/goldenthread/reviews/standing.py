"""Who stands how to whom, so that a review has its kind. Pure: numbers only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Circle:
    """People who may review each other: a team, with those who lead it (leads are also in `people`)."""

    people: frozenset[int]
    leads: frozenset[int] = field(default_factory=frozenset)


class Standing:
    """Who stands how to whom: colleagues, leads, heads."""

    def __init__(self, circles: Sequence[Circle], heads: frozenset[int]) -> None:
        self.circles = tuple(circles)
        self.heads = heads
        self.all_leads = frozenset().union(*(circle.leads for circle in circles))
        self.everyone = frozenset().union(*(circle.people | circle.leads for circle in circles))
        self.circles_of: defaultdict[int, list[Circle]] = defaultdict(list)
        for circle in circles:
            for person in circle.people | circle.leads:
                self.circles_of[person].append(circle)
        self._known: dict[int, list[int]] = {}

    def are_related(self, reviewer: int, person: int) -> bool:
        """Say whether one may review the other by hand: oneself, a team in common, two leads, a head."""
        if reviewer == person or reviewer in self.heads or person in self.heads:
            return True
        if reviewer in self.all_leads and person in self.all_leads:
            return True
        return any(reviewer in circle.people | circle.leads for circle in self.circles_of[person])

    def groups(self, people: Sequence[int]) -> list[frozenset[int]]:
        """Part these people into those who work together, directly or through a team in between."""
        groups: list[frozenset[int]] = []
        placed: set[int] = set()
        for person in people:
            if person in placed:
                continue
            reached, ahead = {person}, [person]
            while ahead:
                for circle in self.circles_of[ahead.pop()]:
                    new = (circle.people | circle.leads) - reached
                    reached |= new
                    ahead.extend(new)
            placed |= reached
            groups.append(frozenset(reached))
        return groups

    def reviewers_of(self, person: int) -> list[int]:
        """List those who may be asked: the teams' people; for a lead also other leads; else leads, heads."""
        if person not in self._known:
            found: set[int] = set()
            for circle in self.circles_of[person]:
                found |= circle.people | circle.leads
            if person in self.all_leads or person in self.heads:
                found |= self.all_leads
            found.discard(person)
            if not found:
                found = set(self.all_leads | self.heads) - {person}
            self._known[person] = sorted(found)
        return self._known[person]

    def kind(self, reviewer: int, person: int) -> str:
        """Say how the reviewer stands to the person: self, lead, upward or peer."""
        if reviewer == person:
            return "self"
        if reviewer in self.heads and person not in self.heads:
            return "lead"
        if person in self.heads and reviewer not in self.heads:
            return "upward"
        shared = [circle for circle in self.circles_of[person] if reviewer in circle.people | circle.leads]
        if any(reviewer in circle.leads and person not in circle.leads for circle in shared):
            return "lead"
        if any(person in circle.leads and reviewer not in circle.leads for circle in shared):
            return "upward"
        return "peer"
