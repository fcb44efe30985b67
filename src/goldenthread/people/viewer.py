"""Who is looking: a person with the teams and roles they hold at this moment."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Viewer:
    """The one who looks or acts; every `<noun>_for(viewer)` query narrows by it.

    `person_id` is None for an account that is not (yet) tied to a person.
    """

    account_id: int | None = None
    person_id: int | None = None
    member_of: frozenset[int] = field(default_factory=frozenset)
    leads: frozenset[int] = field(default_factory=frozenset)
    is_head: bool = False
    is_administrator: bool = False

    @property
    def teams(self) -> frozenset[int]:
        """The numbers of the teams this person works in or leads."""
        return self.member_of | self.leads

    def may_import(self) -> bool:
        """Say whether they may bring conversations in: leads, heads and administrators."""
        return bool(self.leads) or self.is_head or self.is_administrator

    def may_manage_people(self) -> bool:
        """Say whether they may change people, teams and roles: heads and administrators."""
        return self.is_head or self.is_administrator

    def may_grant(self, role: str, team_id: int | None) -> bool:
        """Say whether they may begin or end this role: each floor gives what is below it, never above."""
        if role == "administrator":
            return self.is_administrator
        if role == "member" and team_id in self.leads:
            return True
        return self.may_manage_people()


NOBODY = Viewer()
