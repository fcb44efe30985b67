"""Dates and times as people and systems write them, made into moments."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser
from dateutil import tz

from goldenthread.conversations.importers.contract import BadField, Options, UnusableFile

_NUMERIC = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2}),?(?:[ T]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?"
    r"\s*([AaPp])?(?:\.?\s?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$"
)
_EPOCH = re.compile(r"-?\d{9,10}(\.\d+)?$|\d{12,13}$|\d{15,16}$")
_OFFSET = re.compile(r"[+-](\d{2}):?(\d{2})$")
_WORD = re.compile(r"[^\W\d_]+\.?")
_SLASHED_ISO = re.compile(r"\d{4}[/.]\d{1,2}[/.]\d{1,2}")

_MONTHS = [
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari",
    "february feb februar février févr fevrier febrero fevereiro fev febbraio februari",
    "march mar märz maerz mrz mars marzo março marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio mag maggio mei",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juil julio julho luglio lug",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre setembro settembre set",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre",
]
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
# Outside these years a date is a slip or a stand-in for "never", and has no time of day in every zone.
FIRST_YEAR, YEAR_TOO_FAR = 1900, 3000
_FILLERS = {"um", "uhr", "à", "at", "de", "del", "den", "der", "le", "las", "el", "a", "alle", "ore",
"om", "op",
            "on", "kl", "do", "da", "às", "th", "st", "nd", "rd", "h"}  # fmt: skip
_WEEKDAYS = re.compile(
    r"^(mo|tu|we|th|fr|sa|su|di|mi|do|lu|ma|me|je|ve|sá|sa|do|mié|jue|vie|sáb|dom|lun|mar|mer|jeu|ven|sam|dim|"
    r"seg|ter|qua|qui|sex|gio|mon|tue|wed|thu|fri|sat|sun|son|die|mit|don|fre|sam|maa|din|woe|vri|zat|zon)"
)
_ZONES = {
    "UTC": UTC, "GMT": UTC, "Z": UTC,
    "CET": tz.tzoffset("CET", 3600), "CEST": tz.tzoffset("CEST", 7200), "MEZ": tz.tzoffset("MEZ", 3600),
    "MESZ": tz.tzoffset("MESZ", 7200), "BST": tz.tzoffset("BST", 3600), "WEST": tz.tzoffset("WEST", 3600),
    "EST": tz.tzoffset("EST", -18000), "EDT": tz.tzoffset("EDT", -14400), "CST": tz.tzoffset("CST", -21600),
    "CDT": tz.tzoffset("CDT", -18000), "MST": tz.tzoffset("MST", -25200), "MDT": tz.tzoffset("MDT", -21600),
    "PST": tz.tzoffset("PST", -28800), "PDT": tz.tzoffset("PDT", -25200), "IST": tz.tzoffset("IST", 19800),
    "JST": tz.tzoffset("JST", 32400), "AEST": tz.tzoffset("AEST", 36000), "AEDT": tz.tzoffset("AEDT", 39600),
}  # fmt: skip


@lru_cache(maxsize=64)
def zone_named(name: str) -> tzinfo:
    """Find a time zone by its IANA name; raises `UnusableFile` where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UnusableFile(f"There is no time zone called {name}; write it like Europe/Berlin.") from None


@dataclass(slots=True)
class DayOrder:
    """Watches a whole column of dates to learn whether the day or the month is written first."""

    day_first: int = 0
    month_first: int = 0

    def see(self, text: str) -> None:
        """Take a written date into account."""
        found = _NUMERIC.match(text.strip()) if text else None
        if found is None:
            return
        first, dot, second = int(found[1]), found[2] == ".", int(found[3])
        if first > 12 or dot:  # nobody writes the month first with dots
            self.day_first += 1
        elif second > 12:
            self.month_first += 1

    @property
    def is_day_first(self) -> bool | None:
        """Say which, or None where no date tells."""
        if self.day_first == self.month_first:
            return None
        return self.day_first > self.month_first


@dataclass(slots=True)
class Times:
    """Reads times with the zone and the order of day and month that hold for a file."""

    zone: tzinfo
    day_first: bool = True

    @classmethod
    def of(cls, options: Options, order: DayOrder | None = None) -> "Times":
        """Settle the order by what the person said, else by the column, else day first."""
        day_first = options.day_first
        if day_first is None and order is not None:
            day_first = order.is_day_first
        return cls(zone_named(options.timezone), True if day_first is None else day_first)

    def read(self, raw: object, name: str) -> datetime | None:
        """Make a moment of what stands there; nothing gives None, nonsense raises `BadField`."""
        if raw is None or raw == "" or isinstance(raw, bool):
            return None
        if isinstance(raw, str) and not raw.strip():
            return None
        try:
            moment = self._moment(raw)
            if not FIRST_YEAR <= moment.astimezone(UTC).year < YEAR_TOO_FAR:
                raise ValueError(moment.year)
        except (ValueError, OverflowError, OSError, TypeError, AttributeError, KeyError, IndexError):
            # The value itself stays out of the reason: reasons are stored, and it may be anything.
            raise BadField(name, "This is not a date and time; write it like 2026-08-03T14:05:00Z.") from None
        return moment

    def _moment(self, raw: object) -> datetime:
        if isinstance(raw, str):  # nearly always, so it is asked first
            return self._written(raw.strip())
        if isinstance(raw, datetime):
            return raw if raw.tzinfo else raw.replace(tzinfo=self.zone)
        return self._epoch(float(raw)) if isinstance(raw, int | float) else self._written(str(raw).strip())

    def _written(self, text: str) -> datetime:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return self._otherwise_written(text)
        if text.isdigit() and len(text) != 8:  # an epoch, not an ISO date without dashes
            return self._epoch(float(text))
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)

    def _otherwise_written(self, text: str) -> datetime:
        if _EPOCH.match(text):
            return self._epoch(float(text))
        if found := _NUMERIC.match(text):
            return self._numeric(found)
        if not any(letter.isdigit() for letter in text) or len(text) > 80:
            raise ValueError(text)
        if _SLASHED_ISO.match(text):
            text = text.replace("/", "-", 2) if "/" in text else text.replace(".", "-", 2)
        return self._named(text)

    def _epoch(self, number: float) -> datetime:
        if number != number or abs(number) < 1e8:
            raise ValueError(number)
        while abs(number) > 1e11:  # milliseconds, microseconds
            number /= 1000
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number)

    def _numeric(self, found: re.Match[str]) -> datetime:
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day, month = (first, second) if self.day_first or found[2] == "." else (second, first)
        if month > 12 >= day:  # impossible this way round, so it is the other
            day, month = month, day
        hour = int(found[5] or 0)
        if found[8]:
            hour = hour % 12 + (12 if found[8] in "pP" else 0)
        year += 2000 if year < 100 else 0
        zone = self._offset(found[9]) if found[9] else self.zone
        return datetime(year, month, day, hour, int(found[6] or 0), int(found[7] or 0), tzinfo=zone)

    def _offset(self, written: str) -> tzinfo:
        found = _OFFSET.match(written)
        if found is None:
            return UTC
        minutes = int(found[1]) * 60 + int(found[2])
        return tz.tzoffset(None, (-minutes if written[0] == "-" else minutes) * 60)

    def _named(self, text: str) -> datetime:
        months = [w for w in _WORD.findall(text) if w.lower().rstrip(".") in _MONTH_NUMBERS]
        if len(months) > 1:  # "mar. 3 mars": a Tuesday in French, not a second March
            text = text.replace(months[0], " ", 1)
        english = _WORD.sub(self._in_english, text)
        moment = dateutil_parser.parse(
            english,
            dayfirst=self.day_first and not text[:4].isdigit(),
            tzinfos=_ZONES,
            default=datetime(1, 1, 1),
        )
        if moment.year < 1900:
            raise ValueError(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)

    @staticmethod
    def _in_english(word: re.Match[str]) -> str:
        plain = word[0].lower().rstrip(".")
        if plain in _MONTH_NUMBERS:
            return f" {_ENGLISH[_MONTH_NUMBERS[plain] - 1]} "
        if plain in _FILLERS:
            return " "
        if plain in ("am", "pm", "t") or word[0].upper() in _ZONES:
            return word[0]
        return " " if _WEEKDAYS.match(plain) else word[0]
