"""The one place that asks the machine for the time; acts are handed theirs."""

from datetime import UTC, datetime


def now() -> datetime:
    """Say the present moment, with its time zone (UTC)."""
    return datetime.now(UTC)
