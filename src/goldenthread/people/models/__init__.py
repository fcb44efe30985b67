"""People, their identities elsewhere, their teams and roles, and how they come by an account."""

from .claim import Claim, ClaimAnswer
from .invitation import Invitation, InvitationAcceptance, InvitationWithdrawal
from .person import Identity, Merge, Person
from .team import Membership, Team

__all__ = [
    "Claim",
    "ClaimAnswer",
    "Identity",
    "Invitation",
    "InvitationAcceptance",
    "InvitationWithdrawal",
    "Membership",
    "Merge",
    "Person",
    "Team",
]
