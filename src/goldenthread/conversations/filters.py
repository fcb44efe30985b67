"""What someone looks for in the list of conversations: read from an address, written to one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

LONGEST = 200


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else None


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if 1900 <= day.year < 3000 else None  # beyond, the day after or midnight may not exist


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters in force; an empty one lets everything through. Field names are the address's own."""

    q: str = ""
    team: int | None = None
    person: int | None = None
    channel: str = ""
    tag: str = ""
    since: date | None = None
    until: date | None = None
    notes: bool = False
    comment: bool = False

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Filters":
        """Read an address's parameters; one that makes no sense is left out rather than an error."""
        text = {name: given.get(name, "").replace("\0", "").strip()[:LONGEST] for name in _NAMES}
        return cls(
            q=text["q"],
            team=_number(text["team"]),
            person=_number(text["person"]),
            channel=text["channel"],
            tag=text["tag"],
            since=_day(text["since"]),
            until=_day(text["until"]),
            notes=text["notes"] == "yes",
            comment=text["comment"] == "yes",
        )

    def set_ones(self) -> Iterator[tuple[str, Any]]:
        """Walk the filters that are set, in a fixed order."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value not in ("", None, False):
                yield field.name, value

    def address(self, **more: object) -> str:
        """Write them as an address's parameters, the same filters always the same way."""
        pairs = [(name, "yes" if value is True else value) for name, value in self.set_ones()]
        return urlencode([*pairs, *more.items()])

    def without(self, name: str) -> "Filters":
        """Loosen one filter."""
        empty = {field.name: field.default for field in fields(self)}
        return replace(self, **{name: empty[name]})  # type: ignore[arg-type]

    def __bool__(self) -> bool:
        return any(True for _ in self.set_ones())


_NAMES = tuple(field.name for field in fields(Filters))
