"""What the roof itself remembers."""

from .sample_team import SampleTeam

__all__ = ["SampleTeam"]
