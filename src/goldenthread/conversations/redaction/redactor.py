"""Finds personal data of the chosen kinds in a text and puts placeholders in its place."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator

from goldenthread.conversations.records import ConversationRecord

from . import address, card, iban, mail, name, national_id, phone, secret
from .kinds import ALL, ORDER, PLACEHOLDER, Found, Kind, placeholder
from .record import redact_record

Finder = Callable[[str, str], Iterator[tuple[int, int]]]

_A_DIGIT = re.compile(r"[0-9]")
_SIX_SOMEHOW = re.compile(r"[0-9](?:[^0-9]{0,3}[0-9]){5}")
_SIX_DIGITS = re.compile(r"[0-9](?:[^0-9a-z]{0,3}[0-9]){5}")

# Every finder but that of names needs a digit, a very long word or one of the announcing signs, and the
# longest unbroken piece of a sign lies within one word.
_LOUD = re.compile(
    "|".join(
        [r"[0-9]", r"\S{32}", *(re.escape(max(s.split(), key=len)) for s in (*mail.SIGNS, *secret.SIGNS))]
    )
)
_MOST_QUIET_WORDS = 50_000
_quiet_words: set[str] = set()  # met in this process; most messages are made of these


class Redactor:
    """Takes the chosen kinds of personal data out of texts and records."""

    def __init__(self, kinds: frozenset[Kind] = ALL) -> None:
        self.kinds = kinds

    def redact(self, text: str, *, names: Collection[str] = (), staff: Collection[str] = ()) -> str:
        """Give the text back with placeholders; a second time changes nothing.

        `names` are customers' names to take out, `staff` names of ours to leave.
        """
        found = self.find(text, names=names, staff=staff)
        return _replaced(text, found) if found else text

    def redact_url(self, url: str) -> str:
        """Take secrets and mail addresses out of a page's address; the way to the page stays."""
        found = []
        if Kind.SECRET in self.kinds:
            found += [
                Found(Kind.SECRET, *span) for span in secret.find_in_url(url) if "[" not in url[slice(*span)]
            ]
        if Kind.MAIL in self.kinds:
            found += [Found(Kind.MAIL, *span) for span in mail.find(url, "")]
        return _replaced(url, _merged(found)) if found else url

    def find(self, text: str, *, names: Collection[str] = (), staff: Collection[str] = ()) -> list[Found]:
        """Say what would go, in the order of the text, never overlapping."""
        if not text or (not names and _is_quiet(_plainly(text).lower())):
            return []
        # What is found cuts the text into stretches that are searched again until nothing more turns up.
        # A placeholder cuts the same way, so redacting a redacted text searches the very same stretches.
        found: list[Found] = []
        stretches = [(0, len(text))]
        if "[" in text:
            stretches = _between([match.span() for match in PLACEHOLDER.finditer(text)], 0, len(text))
        while stretches:
            again: list[tuple[int, int]] = []
            for start, end in stretches:
                here = self._search(text[start:end], names, staff)
                if here:
                    found.extend(Found(kind, start + a, start + b) for kind, a, b in here)
                    again += _between([(start + a, start + b) for _, a, b in here], start, end)
            stretches = again
        found.sort(key=lambda one: one.start)
        return found

    def redact_record(self, record: ConversationRecord) -> ConversationRecord:
        """Give back a new record without the customer's personal data; see `record.redact_record`."""
        return redact_record(self, record)

    def _search(self, text: str, names: Collection[str], staff: Collection[str]) -> list[Found]:
        text = _plainly(text)
        lowered = text.lower()
        found: list[Found] = []
        for kind, finder in () if _is_quiet(lowered) else self._likely(text, lowered):
            found.extend(Found(kind, a, b) for a, b in finder(text, lowered) if b > a)
        if names and Kind.NAME in self.kinds:
            found.extend(Found(Kind.NAME, a, b) for a, b in name.find(text, lowered, names, staff))
        return _merged(found) if len(found) > 1 else found

    def _likely(self, text: str, lowered: str) -> Iterator[tuple[Kind, Finder]]:
        # Most messages hold nothing: these looks cost a fraction of the patterns they spare.
        kinds = self.kinds
        if Kind.MAIL in kinds and ("@" in text or "at" in lowered or "arro" in lowered):
            yield Kind.MAIL, mail.find
        if Kind.SECRET in kinds:
            yield Kind.SECRET, secret.find
        has_digit = _A_DIGIT.search(text)
        if not has_digit:
            return
        if Kind.ADDRESS in kinds:
            yield Kind.ADDRESS, address.find
        if not _SIX_SOMEHOW.search(text):
            return
        if _SIX_DIGITS.search(lowered):
            for kind, finder in ((Kind.IBAN, iban.find), (Kind.CARD, card.find), (Kind.PHONE, phone.find)):
                if kind in kinds:
                    yield kind, finder
        if Kind.NATIONAL_ID in kinds:
            yield Kind.NATIONAL_ID, national_id.find


def _is_quiet(lowered: str) -> bool:
    """Say whether no word of a text can be part of anything found, names apart."""
    words = lowered.split()
    if _quiet_words.issuperset(words):
        return True
    new = [word for word in words if word not in _quiet_words]
    if any(_LOUD.search(word) for word in new):
        return False
    if len(_quiet_words) > _MOST_QUIET_WORDS:
        _quiet_words.clear()
    _quiet_words.update(new)
    return True


def _between(cuts: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    stretches, at = [], start
    for first, last in sorted(cuts):
        if first > at:
            stretches.append((at, first))
        at = max(at, last)
    if end > at:
        stretches.append((at, end))
    return stretches


def _replaced(text: str, found: list[Found]) -> str:
    pieces: list[str] = []
    done = 0
    for kind, start, end in found:
        pieces += (text[done:start], placeholder(kind))
        done = end
    return "".join([*pieces, text[done:]])


def _merged(found: list[Found]) -> list[Found]:
    """Join what overlaps, so that no end of anything sticks out; the first kind in order names it."""
    found.sort(key=lambda one: (one.start, one.end))
    joined = [found[0]]
    for one in found[1:]:
        last = joined[-1]
        if one.start < last.end:
            kind = min(last.kind, one.kind, key=ORDER.__getitem__)
            joined[-1] = Found(kind, last.start, max(last.end, one.end))
        else:
            joined.append(one)
    return joined


_DIGITS = {
    code: ord("0") + unicodedata.digit(chr(code))
    for code in range(0x80, 0x20000)
    if unicodedata.category(chr(code)) == "Nd"
}
_DIGITS |= dict.fromkeys((0xA0, 0x2007, 0x2009, 0x202F), ord(" "))
_DIGITS |= dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212), ord("-"))
_DIGITS[0xFF0B] = ord("+")
_DIGITS[0xFF20] = ord("@")


def _plainly(text: str) -> str:
    """Write every script's digits and thin spaces plainly; each sign keeps its place."""
    return text if text.isascii() else text.translate(_DIGITS)
