"""The door: what every record passes before anything of it is stored, compared or logged.

Order matters. The customer becomes a pseudonym, then personal data goes, and only what is left is
fingerprinted. Pure: no Django, no database.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime, tzinfo
from hashlib import blake2b
from typing import Any

import orjson

from .records import ConversationRecord, MessageRecord, PartyRecord, Refusal
from .redaction import ALL, Kind, Redactor

Redact = Callable[[ConversationRecord], ConversationRecord]

_CONTENT = [f.name for f in fields(ConversationRecord) if f.name not in ("row", "customer")]


@dataclass(slots=True)
class Admitted:
    """A record that passed the door: redacted, with its customer's pseudonym and its fingerprint.

    The fingerprint is of the redacted record, with the installation's secret: nobody can use it to
    try out what was taken away.
    """

    record: ConversationRecord
    customer_key: str
    fingerprint: str


def admit(
    item: ConversationRecord | Refusal, *, redact: Redact, secret: bytes, zone: tzinfo, file: str
) -> Admitted | Refusal:
    """Let a record in, or refuse it where it cannot be stored; a refusal passes, redacted like any text."""
    if isinstance(item, Refusal):
        said = ConversationRecord("", "", [MessageRecord(item.reason, "system")], item.row)
        return replace(item, reason=redact(said).messages[0].text)
    key = customer_key(item.customer, source=item.source, secret=secret)
    try:
        record = redact(item)
        _settle_times(record, zone)
        content = _content(record, key)
        if b"\\u0000" in content:
            record = _without_nul(record)
            content = _content(record, key)
        return Admitted(record, key, blake2b(content, key=secret, digest_size=16).hexdigest())
    except (orjson.JSONEncodeError, UnicodeError):
        reason = "Its text holds characters that are no valid Unicode; save the file as UTF-8."
    except OverflowError:
        reason = "One of its times lies outside the calendar; mend the time."
    return Refusal(file, item.row, None, reason)


def customer_key(customer: PartyRecord | None, *, source: str, secret: bytes) -> str:
    """Turn a customer's address or id into a pseudonym that only this installation can make again.

    An address is the same customer in every source; a name alone is no one in particular.
    """
    if customer is None or not (customer.mail or customer.key):
        return ""
    told = ("mail", customer.mail.strip().lower()) if customer.mail else (source, str(customer.key).strip())
    return blake2b("\0".join(told).encode("utf-8", "replace"), key=secret, digest_size=16).hexdigest()


def _content(record: ConversationRecord, key: str) -> bytes:
    """Pack what tells a conversation from a newer version of it; the row it stood in does not matter."""
    content = [getattr(record, name) for name in _CONTENT]
    return orjson.dumps([key, *content], option=orjson.OPT_SORT_KEYS)


def _without_nul(told: Any) -> Any:
    """Take NUL out of every text, deep down: PostgreSQL cannot hold it."""
    if isinstance(told, str):
        return told.replace("\x00", "")
    if isinstance(told, list):
        return [_without_nul(part) for part in told]
    if isinstance(told, dict):
        return {_without_nul(key): _without_nul(value) for key, value in told.items()}
    if is_dataclass(told) and not isinstance(told, type):
        return replace(told, **{f.name: _without_nul(getattr(told, f.name)) for f in fields(told)})
    return told


def secret_from(setting: str) -> bytes:
    """Make the key of the pseudonyms from the installation's secret (a key has at most 64 bytes)."""
    return blake2b(setting.encode(), person=b"customers").digest()


def _settle_times(record: ConversationRecord, zone: tzinfo) -> None:
    """Put every time in UTC; one without a zone is of the zone that the person importing named."""
    for holder, name in (
        *((record, name) for name in ("opened_at", "closed_at", "updated_at")),
        *((message, "sent_at") for message in record.messages),
        *((event, "at") for event in record.events),
    ):
        time: datetime | None = getattr(holder, name)
        if time is not None and time.tzinfo is not UTC:
            told = time.replace(tzinfo=zone) if time.tzinfo is None else time
            setattr(holder, name, told.astimezone(UTC))


def redactor(kinds: list[str] | None) -> Redact:
    """Say how personal data is taken out: of the kinds named, or of every kind."""
    chosen = ALL if kinds is None else frozenset(Kind(kind) for kind in kinds)
    return Redactor(chosen).redact_record
