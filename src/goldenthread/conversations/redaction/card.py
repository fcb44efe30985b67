"""Payment cards: a known issuer's first digits, the right length, and Luhn's check digit."""

import re
from collections.abc import Iterator

_RUN = re.compile(r"[0-9](?:[ .\-]{0,2}[0-9]){11,}")
# "JJD0062…" is a parcel's number, whatever its digits add up to.
_PARCEL = re.compile(r"(?<![A-Za-z])(?!MC|VI|AX)[A-Z]{2,3}\Z")
_GROUP = re.compile(r"[0-9]+")
_ABOUT_CARDS = re.compile(
    r"(?:card|visa|master ?card|maestro|amex|debit|credit|karte|carte|tarjeta|carta|cart[ãa]o|kaart|karta|kort)"
    r".{0,40}$",
    re.IGNORECASE | re.DOTALL,
)


# Mistyped, it is still most of somebody's card.
_CALLED_A_CARD = re.compile(
    r"\b(?:credit|debit|bank|visa|amex|maestro|master ?card)?\s?(?:card|visa|amex|master ?card)\s+(?:number|no\.?|num\.?|nr\.?|#)"
    r"(?:\s+(?:is|was))?\s*[:=]?\s*(?P<number>[0-9](?:[ \-]?[0-9]){11,18})(?![0-9])",
    re.IGNORECASE,
)


def luhn(digits: str) -> bool:
    """Say whether the last digit is the Luhn check of those before it."""
    odd = sum(map(int, digits[-1::-2]))
    even = sum((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)[int(digit)] for digit in digits[-2::-2])
    return (odd + even) % 10 == 0


def issued(digits: str) -> bool:
    """Say whether an issuer's range starts like this and has cards of this length."""
    length, two, four = len(digits), int(digits[:2]), int(digits[:4])
    if digits[0] == "4":
        return length in (16, 19)
    if 51 <= two <= 55 or 2221 <= four <= 2720 or 2200 <= four <= 2204:
        return length == 16
    if two in (34, 37):
        return length == 15
    if two in (36, 38, 39) or 300 <= four // 10 <= 305:
        return length == 14
    if two == 62 or 3528 <= four <= 3589 or four == 6011 or 644 <= four // 10 <= 649 or two == 65:
        return 16 <= length <= 19
    return False


def _issued_rarely(digits: str) -> bool:
    """Ranges so wide that only talk of a card nearby tells them from a barcode: old Visa, Maestro, Diners."""
    two, length = int(digits[:2]), len(digits)
    return (digits[0] == "4" and length == 13) or (
        12 <= length <= 19 and (two == 50 or 56 <= two <= 69 or two in (36, 38, 39, 30))
    )


def find(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield where card numbers stand; a longer run is searched from each group of digits to each."""
    if "card" in lowered or "visa" in lowered or "amex" in lowered:
        for match in _CALLED_A_CARD.finditer(text):
            yield match.span("number")
    for run in _RUN.finditer(text):
        if _PARCEL.search(text, max(0, run.start() - 5), run.start()):
            continue
        groups = [match.span() for match in _GROUP.finditer(text, run.start(), run.end())]
        about: bool | None = None
        for first, (start, _) in enumerate(groups):
            digits = ""
            for number, (begin, end) in enumerate(groups[first:]):
                digits += text[begin:end]
                if len(digits) > 19:
                    break
                # Nobody writes a card in more than eight groups; a list of small numbers is not one.
                if len(digits) < 12 or number > 7 or not luhn(digits):
                    continue
                if not issued(digits):
                    if about is None:
                        about = _ABOUT_CARDS.search(text[max(0, run.start() - 60) : run.start()]) is not None
                    if not (about and _issued_rarely(digits)):
                        continue
                yield start, end
