"""Numbers that a state gave to a person: check digits where they exist, words nearby where they do not."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from stdnum import luhn
from stdnum.at import vnr
from stdnum.be import nn
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.ch import ssn as ahv
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.ie import pps
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.pt import nif
from stdnum.us import ssn

_GAP = r"[ .\-]?"


class _Form(NamedTuple):
    """How a number is written, what proves it, and the words without which it is only a number."""

    shape: re.Pattern[str]
    holds: Callable[[str], bool]
    words: re.Pattern[str] | None = None


def _shape(shape: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?<![\d][.,\-])(?:{shape})(?![\w])(?!-\d)", re.IGNORECASE | re.ASCII)


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _bare(check: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda written: check(re.sub(r"[ .\-/]", "", written))


def _any(written: str) -> bool:
    return True


def _personnummer(written: str) -> bool:
    digits = re.sub(r"\D", "", written)[-10:]
    return 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) <= 31 and bool(luhn.is_valid(digits))


_ID = (
    # An order's or a ticket's id is nobody's.
    "".join(
        f"(?<!{thing} )"
        for thing in "order item product ticket account customer tracking booking user case transaction message"
        " session reservation payment return shipment parcel invoice device app agent".split()
    )
    + r"i\.?d\.?(?: card)?(?: number| no\.?| nr\.?| #)?", r"identity(?: card| number)?", r"identification(?: number)?",
    r"national insurance", r"tax(?:payer)?(?: id| number| identification)?", r"social(?: security)?", "ssn",
    r"national (?:id|number)", "tin",
)  # fmt: skip
_US = _words(*_ID, "itin")
_FORMS = (
    _Form(_shape(r"\d{3}[- ]\d{2}[- ]\d{4}"), _bare(ssn.is_valid)),
    _Form(_shape(r"\d{9}"), ssn.is_valid, _words("ssn", r"social(?: security)?(?: number| no)?", "itin")),
    # The UK's number has no check digit, but a shape of its own.
    _Form(
        _shape(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]"), _any
    ),
    _Form(_shape(r"\d{2}\.?\d{3}\.?\d{3}[ -]?[A-Z]"), _bare(dni.is_valid)),
    _Form(_shape(r"[XYZ][ -]?\d{7}[ -]?[A-Z]"), _bare(nie.is_valid)),
    _Form(_shape(r"[12] ?\d\d ?[0-9]{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d"), _bare(nir.is_valid)),
    _Form(
        _shape(r"\d{2} ?\d{3} ?\d{3} ?\d{3}"),
        _bare(idnr.is_valid),
        _words(r"steuer\w*[ -]?(?:id\w*|nummer|nr\.?)", "idnr", "steuer-?id", "tin", *_ID),
    ),
    _Form(
        _shape(r"\d{4}[ .]?\d{2}[ .]?\d{3}|\d{3}[ .]\d{3}[ .]\d{3}"),
        _bare(bsn.is_valid),
        _words("bsn", "burgerservicenummer", "sofinummer", *_ID),
    ),
    _Form(
        _shape(r"[A-Z]{6}\d[\dLMNP-V][A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]"),
        codicefiscale.is_valid,
    ),
    _Form(
        _shape(r"\d{3} ?\d{3} ?\d{3}"),
        _bare(nif.is_valid),
        _words("nif", "contribuinte", "número fiscal", *_ID),
    ),
    _Form(_shape(r"\d{11}"), pesel.is_valid, _words("pesel", *_ID)),
    _Form(_shape(r"(?:19|20)?\d{6}[-+]\d{4}"), _personnummer),
    _Form(_shape(r"(?:19|20)?\d{10}"), _personnummer, _words("personnummer", "personnr", *_ID)),
    _Form(_shape(r"\d{6}-?\d{4}"), _bare(cpr.is_valid), _words("cpr\\w*", "personnummer", *_ID)),
    _Form(_shape(r"\d{6}[-+A]\d{3}[0-9A-Z]"), hetu.is_valid, None),
    _Form(
        _shape(r"\d{6} ?\d{5}"), _bare(fodselsnummer.is_valid), _words(r"fødselsnummer", "personnummer", *_ID)
    ),
    _Form(_shape(r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d"), _bare(nn.is_valid)),
    _Form(_shape(r"\d{11}"), nn.is_valid, _words("rijksregister\\w*", "registre national", *_ID)),
    _Form(_shape(r"\d{7}[A-W][A-IW]?"), pps.is_valid, _words("ppsn?", "pps number", *_ID)),
    _Form(_shape(r"\d{3}\.\d{3}\.\d{3}-\d\d"), _bare(cpf.is_valid)),
    _Form(_shape(r"\d{11}"), cpf.is_valid, _words("cpf")),
    _Form(_shape(r"756\.?\d{4}\.?\d{4}\.?\d{2}"), _bare(ahv.is_valid)),
    _Form(
        _shape(r"\d{4} ?\d{6}"), _bare(vnr.is_valid), _words("svnr", r"sozialversicherungs\w*", "sv-nummer")
    ),
    _Form(
        _shape(rf"\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}"), _bare(sin.is_valid), _words("sin", "social insurance")
    ),
)
_DOCUMENT = re.compile(
    r"\b(?:passport|driv(?:er'?s?|ing) licen[cs]e|identity card|id card|personalausweis(?:nummer)?|reisepass(?:nummer)?"
    r"|führerschein(?:nummer)?|pasaporte|passeport|carte d'identité|paspoort|passaporto|passaporte)"
    r"(?:\s*(?:number|no\.?|nr\.?|num\.?|#|número|numéro|nummer))?\s*(?:is|was|ist|es|est|[:=#])?\s*"
    r"(?P<number>(?=[A-Z]{0,3}[\d ]{0,4}\d)[A-Z0-9](?:[ -]?[A-Z0-9]){5,15})(?!\w)",
    re.IGNORECASE,
)
_DOCUMENT_SIGNS = ("pass", "licen", "card", "ausweis", "carte", "führer", "pasap", "paspoort")
_CAPITALS_AND_DIGITS = re.compile(r"[A-Z0-9]+(?:[ -][A-Z0-9]*\d[A-Z0-9]*)*", re.ASCII)


_ANY_WORD = re.compile("|".join({form.words.pattern for form in _FORMS if form.words}), re.IGNORECASE)
_ALWAYS = tuple(form for form in _FORMS if form.words is None)


def find(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield where national numbers stand."""
    for form in _FORMS if _ANY_WORD.search(text) else _ALWAYS:
        for match in form.shape.finditer(text):
            near = text[max(0, match.start() - 50) : match.start()]
            if (form.words is None or form.words.search(near)) and form.holds(match[0]):
                yield match.span()
    for sign in _DOCUMENT_SIGNS:
        if sign in lowered:
            break
    else:
        return
    for match in _DOCUMENT.finditer(text):
        number = _CAPITALS_AND_DIGITS.match(text, match.start("number"))
        if number and len(number[0]) >= 6 and any(sign.isdigit() for sign in number[0]):
            yield number.span()
