"""ISO weeks as people write them: "2026-W43". Pure."""

from datetime import UTC, datetime, timedelta

WINDOW = timedelta(weeks=4)


def week_of(at: datetime) -> str:
    """Say which ISO week a moment lies in."""
    year, week, _ = at.isocalendar()
    return f"{year}-W{week:02d}"


def week_bounds(week: str) -> tuple[datetime, datetime]:
    """Say when a week begins and when the next one does (UTC); ValueError for what is no week."""
    year, _, number = week.partition("-W")
    if not (year.isdigit() and number.isdigit() and len(year) == 4 and len(number) == 2):
        raise ValueError(f"“{week}” is no week; write it like 2026-W43.")
    try:
        start = datetime.fromisocalendar(int(year), int(number), 1).replace(tzinfo=UTC)
    except ValueError:
        raise ValueError(f"“{week}” is no week; {year} has none of that number.") from None
    return start, start + timedelta(weeks=1)


def say_week(week: str, *, at: datetime | None = None) -> str:
    """Say a week by its Monday: "the week of 16 November", with the year unless it is that of `at`."""
    monday = week_bounds(week)[0]
    year = "" if at is not None and at.year == monday.year else f" {monday.year}"
    return f"the week of {monday.day} {monday:%B}{year}"
