"""Folds the quoted tail of a reply away from what its author wrote."""

import re
from typing import NamedTuple

from goldenthread.conversations.importers.readable import looks_like_html, readable


class Body(NamedTuple):
    """What someone wrote, and what their mail program repeated below it."""

    text: str
    quoted: str


# "On 3 Aug 2026, Priya wrote:" in the languages that mail programs speak.
_ATTRIBUTION = re.compile(
    r"^\s*(?:"
    r"On\b.{4,300}\bwrote|Am\b.{4,300}\bschrieb\b.{0,200}|Le\b.{4,300}\ba\s+[ée]crit|El\b.{4,300}\bescribi[óo]|"
    r"Il\b.{4,300}\bha\s+scritto|Op\b.{4,300}\bschreef\b.{0,200}|Em\b.{4,300}\bescreveu|Den\b.{4,300}\bskrev\b.{0,200}|"
    r"W dniu\b.{4,300}\bnapisał\(?a?\)?"
    r")\s*:\s*$",
    re.S | re.I,
)
_STARTS = ("on ", "am ", "le ", "el ", "il ", "op ", "em ", "den ", "w dniu ")
_DIVIDER = re.compile(
    r"^\s*[-_–—]{2,}\s*(?:Original(?:\s+Message|nachricht)?|Urspr(?:ü|ue)ngliche\s+(?:Nachricht|E-?Mail)|"
    r"Message\s+(?:d['’]origine|original)|Mensaje\s+original|Messaggio\s+originale|Mensagem\s+original|"
    r"Oorspronkelijk\s+bericht|Forwarded\s+message|Weitergeleitete\s+Nachricht|Message\s+transféré|"
    r"Mensaje\s+reenviado)\s*[-_–—]{2,}\s*$",
    re.I,
)
_HEADER = re.compile(
    r"^\s*[*_>]*\s*(From|Sent|To|Cc|Date|Subject|Von|Gesendet|An|Datum|Betreff|De|Envoyé|À|A|Objet|"
    r"Enviado(?: el)?|"
    r"Para|Fecha|Asunto|Da|Inviato|Oggetto|Van|Verzonden|Aan|Onderwerp|Data|Assunto)\s*[*_]*\s*:",
    re.I,
)
_FIRST_HEADER = re.compile(r"^\s*[*_]*\s*(From|Von|De|Da|Van)\s*[*_]*\s*:", re.I)
_RULE = re.compile(r"^\s*_{10,}\s*$")
_REPLY_ABOVE = re.compile(r"^\s*(?:##- .{5,120} -##|-{2,}\s*(?:please )?reply above this line.*)\s*$", re.I)


def body_of(raw: str) -> Body:
    """Read a body, HTML or text: the author's words, and the tail apart."""
    quoted = ""
    if looks_like_html(raw):
        raw, quoted = readable(raw)
    text, tail = fold(raw)
    return Body(text, "\n\n".join(part for part in (tail, quoted) if part))


def fold(raw: str) -> Body:
    """Part a text into what was written and what was quoted; a text that is all quotation stays whole."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
    lowered = text.lower()
    if not any(sign in lowered for sign in (":\n", ">", "--", "__", "##", "\n\n*", ": ")):
        return Body(text, "")
    lines = [line for line in text.split("\n") if not _REPLY_ABOVE.match(line)]
    start = _tail_starts(lines)
    if start is None and (_attribution(lines, 0) or lines[0].startswith(">")):
        start = 0
    if start is None:
        return Body("\n".join(lines).strip() or text, "")
    written, tail = "\n".join(lines[:start]).strip(), "\n".join(lines[start:]).strip()
    if written:
        return Body(written, tail)
    return _answer_below(lines, start) or Body(text, "")


def _tail_starts(lines: list[str]) -> int | None:
    for number, line in enumerate(lines):
        if _DIVIDER.match(line) or _is_header_block(lines, number):
            return number
        length = _attribution(lines, number)
        if length and _only_quotes(lines, number + length):
            return number
    last = len(lines)
    while last and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith(">")):
        last -= 1
    return last if any(line.lstrip().startswith(">") for line in lines[last:]) else None


def _attribution(lines: list[str], number: int) -> int:
    """Count the lines of an "On … wrote:" that begins here; programs break it over up to three."""
    if not lines[number].lstrip().lower().startswith(_STARTS):
        return 0
    for length in (1, 2, 3):
        joined = "\n".join(lines[number : number + length])
        if _ATTRIBUTION.match(joined) and any(letter.isdigit() or letter == "@" for letter in joined):
            return length
    return 0


def _only_quotes(lines: list[str], start: int) -> bool:
    """Say whether no answer stands between or below the quotes: either all are marked, or none is."""
    rest = [line for line in lines[start:] if line.strip()]
    marked = sum(line.lstrip().startswith(">") for line in rest)
    return marked in (0, len(rest))


def _is_header_block(lines: list[str], number: int) -> bool:
    """Recognise Outlook's From, Sent, To, Subject, with or without a rule above it."""
    if _RULE.match(lines[number]):
        number += 1
        while number < len(lines) and not lines[number].strip():
            number += 1
    if number >= len(lines) or not _FIRST_HEADER.match(lines[number]):
        return False
    block = [line for line in lines[number : number + 8] if line.strip()][:5]
    return sum(_HEADER.match(line) is not None for line in block) >= 3


def _answer_below(lines: list[str], start: int) -> Body | None:
    """Find the answer of someone who writes below the quotation."""
    end = start + (_attribution(lines, start) or 0)
    while end < len(lines) and (not lines[end].strip() or lines[end].lstrip().startswith(">")):
        end += 1
    rest = lines[end:]
    if (
        not any(line.startswith(">") for line in lines[start:end])
        or not any(line.strip() for line in rest)
        or any(x.startswith(">") for x in rest)
    ):
        return None
    return Body("\n".join(rest).strip(), "\n".join(lines[start:end]).strip())
