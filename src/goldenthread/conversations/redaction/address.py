"""Clear street addresses: a number with a street word, and the flat, town and postcode that hang on to it."""

import re
from collections.abc import Iterator

_WORD = r"[A-ZÀ-ÖØ-ÞŁŚŻ][\w'’.\-]*"
# Without a full stop inside, so that no sentence's end is swallowed.
_SOLID = r"[A-ZÀ-ÖØ-ÞŁŚŻ](?:[\w'’\-]{3,}|[\w'’\-]{0,2}\.?)"
_UK = r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
_FLAT = r"(?:,?\s*(?:[Aa]pt|[Aa]partment|[Ff]lat|[Uu]nit|[Ss]uite|[Ss]te|[Ff]loor|[Bb]ldg|Whg|piso|#)\.?\s*[\w\-]{1,6})?"
_TOWN = rf"(?:,?\s+(?:{_UK}\b|[0-9]{{4,5}}(?:[ -][0-9A-Z]{{2,4}}\b)?(?:\s+{_SOLID}(?:[ \-]{_SOLID}){{0,2}})?)|,\s*{_SOLID}(?: {_SOLID}){{0,2}}(?:,?\s+(?:[A-Z]{{2}}\b)?,?\s*(?:[0-9]{{5}}(?:-[0-9]{{4}})?\b|{_UK}\b)?)?)?"
_STATE = (
    "(?i:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT"
    "|V[AT]|W[AIVY])"
)
_AMERICAN_TOWN = rf"(?:[,\s]\s*(?:[A-Za-z'’]+[,\s]\s*){{1,3}}?{_STATE},?\s+[0-9]{{5}}(?:-[0-9]{{4}})?\b)"
_TAIL = rf"{_FLAT}(?P<tail>{_AMERICAN_TOWN}|{_TOWN})"
_DOOR = r"(?:(?:[Ff]lat|[Aa]partment|[Aa]pt\.?|[Uu]nit|[Ss]uite)\s+\w{1,5},\s*)?"
_NUMBER = r"(?<![\w.,/#$€£-])(?<!\d )[0-9]{1,5}(?:[a-zA-Z]\b|[-/][0-9]{1,4})?"

_SURE = (
    r"(?:street|road|avenue|boulevard|lane|blvd|ave|rd|crescent|terrace|highway|hwy|parkway|pkwy|cul-de-sac)"
)
_MAYBE = r"(?:St|Str|Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Close|Way|Grove|Gardens|Mews|Cir|Quay|Ln)"
_RARELY = r"(?:Hill|Parade|Circle|Row|Walk|Trail|View|Park|Green|Rise|Loop|Alley|Broadway)"
# A road bike and a hard drive are things; what follows the street word tells.
_THING = re.compile(
    r"\s+(?!(?:and|in|at|on|since|is|was|please|but|or|by|near|with|for|to|from|which|where|not|instead|thanks?|apt|flat"
    r"|unit|the|as|it|my|i|we|so|then|if|when|now|until|after|before|because|are|has|have|ph|phone|tel|zip|though|ok)\b)[a-z]"
)
_ROAD_THING = re.compile(
    r"\s+(?:bikes?|bicycles?|shoes?|ty?ires?|tyres?|maps?|trips?|races?|runn\w+|tests?|tax|helmets?|frames?|wheels?|clos\w+"
    r"|block\w*|works?|side|food|parking|jackets?|tents?|packs?|boots?|signs?)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:address|live|living|ship|deliver\w*|sen[dt]|moved?|located|house|home|based|at)\b.{0,25}$",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"{_DOOR}{_NUMBER},?\s+(?:[NSEW]{{1,2}}\.?\s+)?(?:(?:{_SOLID}|[0-9]{{1,3}}(?:st|nd|rd|th))\s+){{1,4}}?"
    rf"(?:(?i:(?P<sure>{_SURE}))|(?P<maybe>{_MAYBE})|(?P<rarely>{_RARELY}))\b\.?(?P<end>){_TAIL}"
)
_LOOSE = re.compile(
    rf"{_NUMBER},?\s+(?P<between>(?:[\w'’.]+\s+){{1,3}}?){_SURE}\b\.?(?P<end>)(?P<tail>{_AMERICAN_TOWN})?",
    re.IGNORECASE,
)
# "2 minutes down the road" is no address.
_NOT_A_STREET = frozenset(
    [
        "a",
        "about",
        "across",
        "again",
        "all",
        "along",
        "am",
        "an",
        "and",
        "another",
        "any",
        "around",
        "at",
        "away",
        "back",
        "be",
        "bikes",
        "block",
        "blocks",
        "boxes",
        "but",
        "by",
        "car",
        "cars",
        "close",
        "customers",
        "day",
        "days",
        "different",
        "down",
        "each",
        "east",
        "eur",
        "euro",
        "euros",
        "every",
        "feet",
        "few",
        "first",
        "for",
        "from",
        "ft",
        "going",
        "had",
        "has",
        "hour",
        "hours",
        "houses",
        "in",
        "into",
        "is",
        "it",
        "items",
        "its",
        "km",
        "kms",
        "kilometers",
        "last",
        "left",
        "lots",
        "m",
        "main-road",
        "meter",
        "meters",
        "metres",
        "mile",
        "miles",
        "min",
        "mins",
        "minute",
        "minutes",
        "month",
        "months",
        "more",
        "my",
        "near",
        "new",
        "next",
        "no",
        "of",
        "off",
        "old",
        "on",
        "one",
        "onto",
        "opposite",
        "or",
        "orders",
        "other",
        "our",
        "out",
        "over",
        "packages",
        "pairs",
        "parcels",
        "past",
        "people",
        "per",
        "phone",
        "pieces",
        "pm",
        "right",
        "same",
        "seconds",
        "shops",
        "side",
        "since",
        "so",
        "some",
        "south",
        "stores",
        "that",
        "the",
        "their",
        "there",
        "these",
        "this",
        "those",
        "times",
        "to",
        "too",
        "two",
        "units",
        "up",
        "us",
        "users",
        "vans",
        "was",
        "way",
        "we",
        "week",
        "weeks",
        "west",
        "when",
        "where",
        "with",
        "x",
        "yards",
        "year",
        "years",
        "your",
    ]
)
_GERMAN = re.compile(
    rf"\b(?:{_WORD}?(?:stra(?:ß|ss)e|str\.)|{_WORD}(?:weg|allee|gasse|chaussee)|{_WORD}(?: {_WORD})?[ -](?:Stra(?:ß|ss)e|Str\.|Weg|Allee|Gasse))"
    rf"\s+[0-9]{{1,4}}\s?(?:[a-h]\b|[-/][0-9]{{1,3}})?(?!\w|\.\d|-\d){_TAIL}"
)
# Without a postcode, “Spring 2026” and “Sitzplatz 34” end the same way.
_GERMAN_WITH_TOWN = re.compile(
    rf"\b(?:{_WORD}(?:platz|ring|damm|ufer)|(?:{_WORD}[ -])?(?:Platz|Ring|Damm|Ufer))\s+[0-9]{{1,4}}\s?[a-h]?,?\s+[0-9]{{5}}\b(?:\s+{_SOLID})?"
)
_NORTHERN = re.compile(
    rf"\b{_WORD}(?:straat|laan|plein|gracht|kade|singel|dijk|dreef|gatan|gata|vägen|veien|vej|(?<!ri)(?<!ne)gade|gaten|katu)\s+[0-9]{{1,4}}\s?(?:[a-hA-H]\b)?(?!\w|\.\d|-\d){_TAIL}"
)
_FRENCH = re.compile(
    rf"{_NUMBER}(?:\s?(?:bis|ter))?,?\s+(?:(?:rue|av\.|boulevard|bd|chemin|allée|impasse|quai)\s+(?:(?:de|du|des|de la|de l['’]|d['’]|la|le|les|l['’])\s*)?"
    rf"|(?:place|route|cours|passage|avenue)\s+(?:de la |de l['’]|de |du |des |d['’]|la |le |les |l['’]))(?:[\w'’\-]+)(?:[ ]{_SOLID}){{0,3}}{_TAIL}",
    re.IGNORECASE,
)
_SOUTHERN = re.compile(
    rf"\b(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Cc]arrer|[Cc]amino|[Rr]onda|[Rr]ua|[Aa]v\.|[Tt]ravessa|[Pp]raça|[Ll]argo"
    rf"|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo|[Uu]l\.|[Uu]lica|(?<!et )al\.|[Aa]leja|[Oo]s\.)\s*(?:(?:de|del|de la|da|do|dos|das|di|della|dei|la|el)\s+)?"
    rf"{_SOLID}(?:\s+(?:(?:de|del|la|da|do|di|e|y|i)\s+)?{_SOLID}){{0,3}},?\s*(?:n[.ºo°]*\s*)?[0-9]{{1,4}}\b(?!\.[0-9]){_TAIL}"
)
_VIA = re.compile(rf"\b[Vv]ia\s+(?!(?:PayPal|Visa|DHL|UPS|FedEx|DPD|GLS|Hermes|Express|Apple|Google|Amazon|Zoom|Email|Chat|SMS)\b){_SOLID}(?:\s+{_SOLID}){{0,3}},?\s+[0-9]{{1,4}}(?=\s*(?:[,;/!?)]|\.(?!\d)|$|\n|[0-9]{{5}})){_TAIL}")  # fmt: skip
# The lines under a street line, as on an envelope: they belong to it where one of the next three is a
# postcode with its town. A town alone is left: it looks like the name under a letter.
_PLACE = rf"{_WORD}(?:[ \t\-][\w'’.\-]+){{0,3}}"
_NEXT_LINE = r"[ \t]*[.,]?[ \t]*\r?\n[ \t]*"
_UNDER_IT = re.compile(
    rf"(?:{_NEXT_LINE}{_PLACE}(?=[ \t]*,?[ \t]*\r?\n)){{0,2}}?{_NEXT_LINE}(?:"
    rf"(?:(?:{_PLACE}(?:,[ \t]*{_PLACE})?|[a-z'’\-]+(?: [a-z'’\-]+)?),?[ \t]+)??(?i:{_UK}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[A-Z][0-9][0-9W] ?[A-Z0-9]{{4}})\b"
    rf"|{_PLACE},?[ \t]+{_STATE},?[ \t]+[0-9]{{5}}(?:-[0-9]{{4}})?\b"
    rf"|(?:[A-Z]{{1,2}}-)?(?:[0-9]{{5}}|[0-9]{{4}}(?: ?[A-Z]{{2}})?)[ \t]+{_PLACE}[ \t]*(?=[.,;)]|\r?\n|$))"
)
_BOX = re.compile(
    r"\b(?:P\.?\s?O\.?\s?Box|Postfach|Postbus|Apartado(?: de Correos)?|Boîte postale)\s+[0-9][0-9 ]{0,7}[0-9]?",
    re.I,
)
_POSTCODE = re.compile(
    rf"(?i:post ?code|zip(?: ?code)?|postal code)(?:\s+(?:is|was))?\s*[:=]?\s*(?P<value>{_UK})\b", re.I
)

_SIGNS = (
    "street", "road", "avenue", "boulevard", "lane", "blvd", " ave", " rd", "crescent", "terrace", "highway", "hwy",
    "parkway", "pkwy", " st", "drive", " dr", "court", " ct", "place", " pl", "square", " sq", "close", " way", "grove",
    "gardens", " hill", "mews", "parade", "circle", " cir", " row", " walk", "quay", "trail", " ln", " view", " park",
    " green", " rise", " loop", "alley", "broadway",
)  # fmt: skip
_GERMAN_SIGNS = (
    "straße",
    "strasse",
    "str.",
    "weg ",
    "platz ",
    "allee ",
    "gasse ",
    "ring ",
    "damm ",
    "ufer ",
    "chaussee ",
)
_NORTHERN_SIGNS = ("straat", "laan ", "plein ", "gracht", "kade ", "singel ", "dijk ", "dreef ", "gata", "vägen", "veien", "vej ", "gade ", "gaten ", "katu ")  # fmt: skip
_FRENCH_SIGNS = (" rue ", " avenue ", " av. ", " boulevard ", " bd ", " place ", " chemin ", " allée ", " impasse ", " quai ", " route ", " cours ", " passage ")  # fmt: skip
_SOUTHERN_SIGNS = ("calle", "c/", "c. ", "avenida", "avda", "plaza", "paseo", "carrer", "camino", "ronda", "rua ", "av. ", "travessa", "praça", "largo ", "viale", "piazza", "corso ", "vicolo", "ul.", "ulica", "al. ", "aleja", "os. ")  # fmt: skip
_FAMILIES = (
    (_GERMAN_SIGNS, _GERMAN), (_GERMAN_SIGNS, _GERMAN_WITH_TOWN), (_NORTHERN_SIGNS, _NORTHERN), (_FRENCH_SIGNS, _FRENCH), (_SOUTHERN_SIGNS, _SOUTHERN),
    (("via ",), _VIA), (("box", "post", "apartado"), _BOX),
)  # fmt: skip


_ENDS = re.compile(r"\s*(?:[,;/!?)]|\.(?!\d)|$)|\s+[0-9]{4,5}")
_ALSO_A_HOTEL = re.compile(r"(?:plaza|largo|camino|ronda|corso|paseo)\b", re.IGNORECASE)


def find(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield where street addresses stand."""
    if _holds_any(lowered, _SIGNS):
        for match in _ENGLISH.finditer(text):
            if _is_a_place(match):
                yield _trimmed(match)
        for match in _LOOSE.finditer(text):
            words = re.split(r"[\s.']+", match["between"].lower())
            if not _NOT_A_STREET.intersection(words) and not _ROAD_THING.match(text, match.end("end")):
                yield _trimmed(match)
    for signs, pattern in _FAMILIES:
        if _holds_any(lowered, signs):
            for match in pattern.finditer(text):
                if (
                    pattern is not _SOUTHERN
                    or not _ALSO_A_HOTEL.match(match[0])
                    or _ENDS.match(text, match.end())
                ):
                    yield _trimmed(match)
    if "code" in lowered or "zip" in lowered:
        for match in _POSTCODE.finditer(text):
            yield match.span("value")


def _holds_any(lowered: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110  # a plain loop costs half of any() here
        if sign in lowered:
            return True
    return False


def _is_a_place(match: re.Match[str]) -> bool:
    text, end = match.string, match.end("end")
    if match["tail"]:
        return True
    if match["sure"]:
        return _ROAD_THING.match(text, end) is None
    if match["rarely"]:
        return _CUE.search(text[: match.start()]) is not None and _THING.match(text, end) is None
    return _THING.match(text, end) is None


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    end = match.start() + len(match[0].rstrip(" .,\n\t"))
    under = _UNDER_IT.match(match.string, end)
    return match.start(), under.end() if under else end
