"""The heads that come with Golden Thread, fitted on open data (docs/algorithms/heads.md)."""

from functools import cache
from pathlib import Path

from .heads import Heads

WEIGHTS = Path(__file__).parent / "weights"


@cache
def shipped(family: str) -> Heads:
    """Load a family of heads: `feelings`, `empathy` or `politeness`. Raises `OSError` for any other."""
    return Heads.load(WEIGHTS / f"{family}.npz")
