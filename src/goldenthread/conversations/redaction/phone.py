"""Phone numbers: international, the usual national shapes, and bare digits that the words around call a phone.

Order numbers, amounts, dates and tracking numbers stay: reviewers read these texts.
"""

import re
from collections.abc import Iterator

_CANDIDATE = re.compile(r"(?:\+|\((?=\+?[0-9]))?(?<![0-9])[0-9](?:[ .\-/()]{0,3}[0-9]){5,17}")
# The nearest of these words before the digits says what they are.
_WORDS = re.compile(
    r"(?P<phone>(?<![a-z])(?:(?:tele|mobile |cell |smart)?phones?|phoning|mobiles?|mob|cell(?:ular)?|call(?: me| us| back)?|"
    r"text me|ring me|reach (?:me|us|him|her)|tele?f?|whats ?app|telegram|sms|landline|fax|voicemail|hotline|"
    r"m[óo]vil|tel[ée]fon[oe]?s?|t[ée]l[ée]phone|portable|handy(?:nummer)?|rufnummer|mobil\w*|telefon\w*|cellulare|"
    r"telem[óo]vel|celular|telefoon\w*|kom[óo]rka|numer telefonu|ll[áa]m[ae]me|appelez|ruf(?:en)?|contact number|"
    r"(?:my|his|her|new|best) (?:number|no\.?|nr\.?)|mi n[úu]mero|mon num[ée]ro|meine nummer)(?![a-z]))"
    r"|(?P<other>(?<![a-z])(?:orders?|tracking|track|invoices?|inv|ref(?:erence)?|tickets?|case|sku|items?|products?|"
    r"part|model|serial|parcel|shipments?|booking|confirmation|reservation|batch|lot|accounts?|ean|isbn|gtin|upc|"
    r"barcode|version|zip|post(?:al)?(?: ?code)?|coupon|voucher|gift|receipt|transaction|policy|claim|membership|"
    r"customer|loyalty|meter|vin|imei|article|code|id|flight|rma|return|bestell\w*|rechnung\w*|sendung\w*|auftrag\w*|"
    r"artikel\w*|kunden\w*|pedido|factura|commande|facture|colis|ordine|fattura|bestelling|amount|total|price|cost|"
    r"population|ip|po|purchase order)(?![a-z])|[#$€£¥]\s*$)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(?:1[ .\-]?)?(?:\([2-9][0-9]{2}\)[ .\-]{0,2}|[2-9][0-9]{2}[ .\-])[2-9][0-9]{2}[ .\-][0-9]{4}"
)
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}[ .\-/][01]?[0-9][ .\-/][0-3]?[0-9](?![0-9])"
    r"|[0-3]?[0-9][ .\-/][0-3]?[0-9][ .\-/](?:19|20)?[0-9]{2}(?![0-9\-])(?! [0-9]{2} [0-9]{2})"
)
_AMOUNT = re.compile(r"[0-9]{1,3}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*")
_ADDRESS_OF_A_MACHINE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_UNIT = re.compile(
    r"\s?(?:[€$£¥%]|(?:eur|usd|gbp|euros?|dollars?|pounds?|kg|g|km|ml|mm|cm|units?|pcs|pieces)\b)", re.I
)
# Plain digits without gaps that only a mobile number looks like.
_MOBILE = re.compile(r"07[0-9]{9}|01[5-7][0-9]{8,9}|0[67][0-9]{8}|04[0-9]{8}")
_PAIRS = re.compile(r"0[1-9](?:([ .\-])[0-9]{2})(?:\1[0-9]{2}){3}")
_TRUNK = re.compile(r"\(?0[1-9][0-9]{1,4}\)?[ /\-](?:[0-9]{2,8}(?:[ \-][0-9]{2,5}){0,3})")
_THREES = re.compile(r"[6789][0-9]{2} [0-9]{3} [0-9]{3}|[6789][0-9]{2} [0-9]{2} [0-9]{2} [0-9]{2}|3[0-9]{2} [0-9]{3} ?[0-9]{4}|9[0-9]{2} [0-9]{3} [0-9]{3}")  # fmt: skip
_BEFORE_IS_CODE = re.compile(r"[\w#$€£¥=@/\\&%]$|[\w][\-_.]$|[0-9][,:]$")
_AFTER_IS_CODE = re.compile(r"[\w@%]|[\-_][\w]|[.,:][0-9]")


def _is_phone(number: str, digits: int, called: str | None) -> bool:
    plus = number.startswith(("+", "(+"))
    if plus:
        return 8 <= digits <= 15 and number.lstrip("(+")[0] != "0"
    if called == "other" or _ADDRESS_OF_A_MACHINE.fullmatch(number):
        return False
    if called == "phone":
        return 7 <= digits <= 15 and not _DATE.match(number)
    if number.startswith("00") and number[2] != "0":
        return 11 <= digits <= 15 and any(sign in number for sign in " -/(")
    if _DATE.match(number) and not _PAIRS.fullmatch(number):
        return False
    if _AMERICAN.fullmatch(number) or _PAIRS.fullmatch(number) or _MOBILE.fullmatch(number):
        return True
    if _AMOUNT.fullmatch(number) and not number.startswith("0"):
        return bool(_THREES.fullmatch(number)) and digits == 9 and number[0] in "67"
    return bool(
        (_TRUNK.fullmatch(number) and 9 <= digits <= 12) or (_THREES.fullmatch(number) and digits in (9, 10))
    )


def find(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield where phone numbers stand."""
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        number = match[0]
        digits = sum(map(str.isdigit, number))
        if number[0] == "(" and ")" not in number:
            start, number = start + 1, number[1:]
        if digits < 7 or _AFTER_IS_CODE.match(text, end) or _UNIT.match(text, end):
            continue
        if _BEFORE_IS_CODE.search(text[max(0, start - 2) : start]) and not number.startswith("+"):
            continue
        called = None
        for word in _WORDS.finditer(text, max(0, start - 40), start):
            called = word.lastgroup
        if _is_phone(number, digits, called):
            yield start, end
