"""One mail, read with forgiveness: who, when, which thread, and the text that a person wrote."""

import email
import email.header
import email.utils
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from hashlib import sha256

from goldenthread.conversations.importers.decoding import MISFIT, encoding_of_sample, storable
from goldenthread.conversations.importers.quoting import Body, body_of, fold
from goldenthread.conversations.importers.readable import readable

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
    references = _IDS.findall(_header(message, "References")) + _IDS.findall(_header(message, "In-Reply-To"))
    own = (_IDS.findall(_header(message, "Message-ID")) or [_header(message, "Message-ID")])[0].strip()
    sender = _addresses(message, ("From", "Sender", "Reply-To"))
    subject = _header(message, "Subject")
    if not own:
        told = "\n".join([_header(message, "From"), _header(message, "Date"), subject])
        own = f"{sha256(told.encode('utf-8', 'replace')).hexdigest()[:24]}@no-id"
    automatic = _header(message, "Auto-Submitted").lower() not in ("", "no") or "auto" in _header(
        message, "Precedence"
    )
    labels = [label.strip() for label in _header(message, "X-Gmail-Labels").split(",") if label.strip()]
    return Head(
        message_id=own,
        references=list(dict.fromkeys(ref for ref in references if ref != own)),
        subject=subject,
        sender=sender[0] if sender else ("", ""),
        to=_addresses(message, ("To", "Cc", "Delivered-To")),
        sent_at=_date(message),
        automatic=automatic,
        thread=_header(message, "X-GM-THRID") or None,
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


def _header(message: Message, name: str) -> str:
    raw = message.get(name)
    if raw is None:
        return ""
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
    return storable(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _piece(piece: bytes, charset: str | None) -> str:
    for name in (charset if charset not in (None, "unknown-8bit") else None, encoding_of_sample(piece)):
        if name:
            try:
                return piece.decode(name)
            except (LookupError, ValueError):
                continue
    return piece.decode("latin-1")


def _addresses(message: Message, names: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for name in names:
        for raw in message.get_all(name, []):
            try:
                pairs = email.utils.getaddresses([str(raw)])
            except (ValueError, IndexError, TypeError):
                continue
            for shown, address in pairs:
                if "@" in address:
                    found.append((_shown(shown), storable(address.strip().lower())))
    return list(dict.fromkeys(found))


def _shown(name: str) -> str:
    box = Message()
    try:
        box["X"] = name
    except ValueError:
        return ""
    return _header(box, "X").strip("'\" ")


def _date(message: Message) -> datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(_header(message, "Date"))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment
