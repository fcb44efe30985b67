"""People, their identities elsewhere, their teams and roles."""

from .person import Identity, Merge, Person
from .team import Membership, Team

__all__ = ["Identity", "Membership", "Merge", "Person", "Team"]
