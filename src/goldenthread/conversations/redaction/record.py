"""Redacts a whole conversation record: its texts, its custom fields, its parties."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from goldenthread.conversations.records import (
    ConversationRecord,
    EventRecord,
    MessageRecord,
    PartyRecord,
    SatisfactionRecord,
)

from .kinds import PLACEHOLDER, Kind, placeholder

if TYPE_CHECKING:
    from .redactor import Redactor

# A help desk's own field names for what identifies a customer.
_NAME_FIELD = re.compile(
    r"^(?!.*(?:product|team|file|user|company|order|item|campaign|brand|shop|agent|staff|event|service|plan|hotel|game)).*"
    r"(?:(?:first|last|family|given|full|sur|customer|contact|requester|client|sender|caller)[ _-]?name|^name$|customer$|"
    r"requester$|vorname|nachname|kundenname|nombre|apellido|prénom|cognome)",
    re.IGNORECASE,
)
_KIND_OF_FIELD = (
    (Kind.MAIL, re.compile(r"e-?mail", re.IGNORECASE)),
    (Kind.PHONE, re.compile(r"phone|mobile|telefon|\btel\b|whats ?app|msisdn", re.IGNORECASE)),
    (Kind.IBAN, re.compile(r"\biban\b", re.IGNORECASE)),
    (Kind.SECRET, re.compile(r"passw|\bpin\b|token|secret|\bcvv\b", re.IGNORECASE)),
    (Kind.ADDRESS, re.compile(r"(?:street|(?<!mail )(?<!ip )(?<!email )address)", re.IGNORECASE)),
    (
        Kind.NATIONAL_ID,
        re.compile(r"\bssn\b|social security|national id|passport|tax id|\bdni\b|pesel", re.IGNORECASE),
    ),
)
_MY_NAME = re.compile(
    r"\b(?:my|the) (?:full |last |first |sur)?name(?: is|'s|’s)|\bmein name ist|\bme llamo|\bmi nombre es|\bje m['’]appelle"
    r"|\bmi chiamo|\bmijn naam is|\bo meu nome é|\bnazywam się",
    re.IGNORECASE,
)
_MAY_INTRODUCE = ("name", "amo", "nombre", "appelle", "naam", "nome", "nazywam")  # a part of each way above
_INTRODUCED = re.compile(
    rf"(?i:{_MY_NAME.pattern})\s+(?P<name>[^\W\d_a-z][\w'’\-]+(?:\s+[^\W\d_a-z][\w'’\-]+){{0,2}})"
)


def redact_record(redactor: "Redactor", record: ConversationRecord) -> ConversationRecord:
    """Give back a new record: no customer's personal data in any text, no customer's name in a party.

    A customer's `key` and `mail` stay on their party, because `ingest` makes the pseudonym of them;
    they are stored nowhere. Names of our own people stay.
    """
    parties = list(_parties(record))
    staff = {party.name for party in parties if party.name and party.role != "customer"}
    names = _customers_names(record, parties) if Kind.NAME in redactor.kinds else set()

    def redacted(text: str) -> str:
        return redactor.redact(text, names=names, staff=staff) if text else text

    made: dict[int, PartyRecord] = {}

    def party(one: PartyRecord | None) -> PartyRecord | None:
        if one is None or one.role != "customer":
            return one
        return made.setdefault(id(one), PartyRecord(one.role, key=one.key, mail=one.mail))

    return replace(
        record,
        messages=[
            MessageRecord(
                text=redacted(message.text),
                role=message.role,
                author=party(message.author),
                sent_at=message.sent_at,
                internal=message.internal,
                id=message.id,
                quoted=redacted(message.quoted),
                recording_url=redactor.redact_url(message.recording_url) if message.recording_url else None,
            )
            for message in record.messages
        ],
        url=redactor.redact_url(record.url) if record.url else record.url,
        subject=redacted(record.subject) if record.subject else record.subject,
        tags=[redacted(tag) for tag in record.tags],
        customer=party(record.customer),
        satisfaction=_satisfaction(record.satisfaction, redacted(record.satisfaction.comment or ""))
        if record.satisfaction
        else None,
        events=[
            EventRecord(event.after, redacted(event.text), event.name, event.at, party(event.author))
            for event in record.events
        ],
        custom={
            redacted(key): _field(redactor, key, redacted(value)) for key, value in record.custom.items()
        },
    )


def _satisfaction(given: SatisfactionRecord, comment: str) -> SatisfactionRecord:
    return SatisfactionRecord(given.answer, comment or None, given.about)


def _parties(record: ConversationRecord) -> Iterator[PartyRecord]:
    everyone = [record.customer, record.assignee]
    everyone += [message.author for message in record.messages]
    everyone += [event.author for event in record.events]
    seen: set[int] = set()
    for party in everyone:
        if party is not None and id(party) not in seen:
            seen.add(id(party))
            yield party


def _customers_names(record: ConversationRecord, parties: list[PartyRecord]) -> set[str]:
    names = {party.name for party in parties if party.name and party.role == "customer"}
    names |= {value for key, value in record.custom.items() if value and _NAME_FIELD.search(key)}
    # "My name is …" from the customer's own mouth belongs to the record as much as a form does.
    said = [message.text for message in record.messages if message.role == "customer"]
    lowered = "\n".join(said).lower()
    if any(part in lowered for part in _MAY_INTRODUCE):
        names.update(match["name"] for text in said for match in _INTRODUCED.finditer(text))
    return {name for name in names if len(name) < 200 and not PLACEHOLDER.search(name)}


def _field(redactor: "Redactor", key: str, value: str) -> str:
    """Take out the whole of a custom field whose name says that it holds personal data."""
    if not value.strip():
        return value
    if Kind.NAME in redactor.kinds and _NAME_FIELD.search(key):
        return placeholder(Kind.NAME)
    for kind, called in _KIND_OF_FIELD:
        if kind in redactor.kinds and called.search(key):
            fits = any(sign.isdigit() for sign in value) or kind in (Kind.SECRET, Kind.ADDRESS)
            return placeholder(kind) if fits else value
    return value
