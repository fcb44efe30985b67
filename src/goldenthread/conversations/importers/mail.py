"""One mail, read with forgiveness: who, when, which thread, and the text that a person wrote."""

import email
import email.header
import email.utils
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from functools import lru_cache
from hashlib import sha256

from goldenthread.conversations.importers.decoding import MISFIT, encoding_of_sample, storable
from goldenthread.conversations.importers.quoting import Body, body_of, fold
from goldenthread.conversations.importers.readable import readable
from goldenthread.conversations.importers.times import FIRST_YEAR, YEAR_TOO_FAR

_REPLY = re.compile(
    r"^\s*(?:(?:re|aw|antw|sv|vs|ref|rif|r|res|odp|fw|fwd|wg|tr|rv|enc|doorst)\s*(?:\[\d+\])?\s*:\s*|\[[^\]]{1,40}\]\s*)+",
    re.I,
)
_IDS = re.compile(r"<([^<>\s]{1,400})>")
_ROBOTS = re.compile(r"^(mailer-daemon|postmaster|bounces?|no-?reply|do-?not-?reply|notifications?)\b", re.I)
_AUDIO = "audio/"


@dataclass(slots=True)
class Head:
    """What a mail's head says."""

    message_id: str
    references: list[str]
    subject: str
    sender: tuple[str, str]
    to: list[tuple[str, str]]
    sent_at: datetime | None
    automatic: bool = False
    thread: str | None = None
    labels: list[str] = field(default_factory=list)

    @property
    def bare_subject(self) -> str:
        """The subject without Re:, Fwd: and their kin, in small letters."""
        return _REPLY.sub("", self.subject).strip().lower()

    @property
    def is_reply(self) -> bool:
        """Whether the subject says that this answers something."""
        return _REPLY.match(self.subject) is not None

    @property
    def is_robot(self) -> bool:
        """Whether a machine sent it."""
        return _ROBOTS.match(self.sender[1]) is not None


def parsed(raw: bytes) -> Message:
    """Parse a mail."""
    return email.message_from_bytes(raw)


def head_of(message: Message) -> Head:
    """Read the head of a mail; whatever is broken in it is left out."""
    heads: dict[str, list[str]] = {}
    for name, value in message.raw_items():  # one pass: looking each up anew goes through all of them
        heads.setdefault(name.lower(), []).append(value if isinstance(value, str) else str(value))
    references = _IDS.findall(_header(heads, "references")) + _IDS.findall(_header(heads, "in-reply-to"))
    own = (_IDS.findall(_header(heads, "message-id")) or [_header(heads, "message-id")])[0].strip()
    sender = _addresses(heads, ("from", "sender", "reply-to"))
    subject = _header(heads, "subject")
    if not own:
        told = "\n".join([_header(heads, "from"), _header(heads, "date"), subject])
        own = f"{sha256(told.encode('utf-8', 'replace')).hexdigest()[:24]}@no-id"
    automatic = _header(heads, "auto-submitted").lower() not in ("", "no") or "auto" in _header(
        heads, "precedence"
    )
    labels = [label.strip() for label in _header(heads, "x-gmail-labels").split(",") if label.strip()]
    return Head(
        message_id=own,
        references=list(dict.fromkeys(ref for ref in references if ref != own)),
        subject=subject,
        sender=sender[0] if sender else ("", ""),
        to=_addresses(heads, ("to", "cc", "delivered-to")),
        sent_at=_date(heads),
        automatic=automatic,
        thread=_header(heads, "x-gm-thrid") or None,
        labels=labels,
    )


def written(message: Message) -> tuple[Body, bool]:
    """Give what the sender wrote and the quoted tail, and whether some bytes fitted no encoding."""
    plain, html = _parts(message)
    text, misfit = _decoded(plain) if plain is not None else ("", False)
    if text.strip():
        body = body_of(text) if plain is not None and plain.get_content_subtype() == "html" else fold(text)
        return Body(storable(body.text), storable(body.quoted)), misfit
    if html is None:
        return Body("", ""), misfit
    source, misfit = _decoded(html)
    shown, tail = readable(source)
    body = fold(shown)
    quoted = "\n\n".join(part for part in (body.quoted, tail) if part)
    return Body(storable(body.text), storable(quoted)), misfit


def _parts(message: Message) -> tuple[Message | None, Message | None]:
    """Find the text part and the HTML part, leaving attachments and attached mails alone."""
    plain = html = None
    waiting = [message]
    while waiting and (plain is None or html is None):
        part = waiting.pop(0)
        kind = part.get_content_type()
        if part.is_multipart() and kind != "message/rfc822":
            inner = part.get_payload()
            waiting[:0] = [p for p in inner if isinstance(p, Message)] if isinstance(inner, list) else []
        elif "attachment" in str(part.get("Content-Disposition", "")).lower():
            continue
        elif kind == "text/html":
            html = html or part
        elif kind.startswith("text/") or (part is message and not part.is_multipart()):
            plain = plain or part
    return plain, html


def _decoded(part: Message) -> tuple[str, bool]:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    named = part.get_content_charset()
    for charset in (named, encoding_of_sample(raw[:32768])):
        if charset:
            try:
                return raw.decode(charset), False
            except (LookupError, ValueError):
                continue
    text = raw.decode("utf-8", "replace").replace(MISFIT, "\ufffd")
    return text, True


def _header(heads: Mapping[str, list[str]], name: str) -> str:
    return _plain(heads[name][0]) if name in heads else ""


def _plain(raw: str) -> str:
    """Decode a head's words, however they are packed."""
    if "=?" not in raw and raw.isascii():
        return storable(" ".join(raw.split()))
    parts = []
    try:
        for piece, charset in email.header.decode_header(raw):
            if isinstance(piece, str):
                parts.append(piece)
            else:
                parts.append(_piece(piece, charset))
    except (ValueError, LookupError, email.errors.HeaderParseError):
        parts = [str(raw)]
    text = " ".join("".join(parts).split())
    try:
        return storable(_piece(text.encode("utf-8", "surrogateescape"), "utf-8"))
    except UnicodeEncodeError:
        return storable(text)


def _piece(piece: bytes, charset: str | None) -> str:
    for name in (charset if charset not in (None, "unknown-8bit") else None, encoding_of_sample(piece)):
        if name:
            try:
                return piece.decode(name)
            except (LookupError, ValueError):
                continue
    return piece.decode("latin-1")


def _addresses(heads: Mapping[str, list[str]], names: Sequence[str]) -> list[tuple[str, str]]:
    found = [pair for name in names for raw in heads.get(name, []) for pair in _people(raw)]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _people(raw: str) -> tuple[tuple[str, str], ...]:
    """Read a list of addresses; the same few people write all the time, and this is slow."""
    try:
        pairs = email.utils.getaddresses([raw])
    except (ValueError, IndexError, TypeError):
        return ()
    return tuple(
        (_shown(name), storable(address.strip().lower())) for name, address in pairs if "@" in address
    )


def _shown(name: str) -> str:
    return _plain(name).strip("'\" ")


def _date(heads: Mapping[str, list[str]]) -> datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(_header(heads, "date"))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        year = moment.astimezone(UTC).year
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment if FIRST_YEAR <= year < YEAR_TOO_FAR else None
