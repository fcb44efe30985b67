"""Why a conversation was drawn, in words that the person it is about can check. Pure."""

from datetime import date, datetime
from math import gcd

_TO_WHOM = {
    "self": "Everyone reviews one conversation of their own; a colleague reviews the same one.",
    "peer": "{reviewer} was chosen by lot among the colleagues.",
    "lead": "{reviewer} was chosen by lot among the colleagues, leads included.",
    "upward": "{reviewer} was chosen by lot among the colleagues; a lead's work is drawn by the same rule "
    "as everyone's.",
}


def chance_in_words(drawn: int, out_of: int) -> str:
    """Say a chance as people say it: "1 in 14"."""
    shared = gcd(drawn, out_of)
    return f"{drawn // shared} in {out_of // shared}"


def say_span(since: date, until: date) -> str:
    """Say a span of days: "between 12 and 25 October", with years where they are needed."""
    if since == until:
        return f"on {_day(until)}"
    if since.year != until.year:
        return f"between {_day(since)} and {_day(until)}"
    if since.month != until.month:
        return f"between {since.day} {since:%B} and {_day(until)}"
    return f"between {since.day} and {_day(until)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def say_pool(name: str, since: datetime | None, until: datetime | None, *, old: bool) -> tuple[str, str]:
    """Say which work was in the pool, and what is special about its time."""
    if since is None or until is None:
        return f"that {name} handled", " They carry no dates, so all of them were in the pool."
    span = f"that {name} handled {say_span(since.date(), until.date())}"
    return span, " There is no newer work: these are the last four weeks there are." if old else ""


def why_drawn(
    *,
    name: str,
    reviewer: str,
    kind: str,
    drawn: int,
    out_of: int,
    since: datetime | None,
    until: datetime | None,
    old: bool,
) -> str:
    """Say why this conversation was drawn, for whom, and by what chance."""
    pool, remark = say_pool(name, since, until, old=old)
    if out_of == 1:
        first = f"The only conversation {pool}, so it was certain to be drawn."
    elif drawn == out_of:
        first = f"All {out_of} conversations {pool} were drawn."
    else:
        chance = chance_in_words(drawn, out_of)
        first = f"Drawn at random from the {out_of} conversations {pool}; each had the same chance, {chance}."
    return f"{first}{remark} {_TO_WHOM[kind].format(reviewer=reviewer)}"
