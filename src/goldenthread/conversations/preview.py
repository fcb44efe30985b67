"""What an import would bring: format, columns, people, the first rows as they would be stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from .door import Redact
from .importers.contract import Importer, MappingGuess, Options, UnusableFile
from .importers.registry import guess_mapping, importer_for, read_file
from .records import ConversationRecord, PartyRecord, Refusal

LOOKED_AT = 200
SHOWN = 5


@dataclass(slots=True)
class Preview:
    """The beginning of one file, read as it would be imported; `unusable` says why it cannot be."""

    name: str
    importer: Importer | None = None
    unusable: str = ""
    guess: MappingGuess | None = None
    conversations: list[ConversationRecord] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    staff: list[str] = field(default_factory=list)
    customers: list[str] = field(default_factory=list)
    looked_at: int = 0


def preview_file(path: Path, *, name: str, format: str | None, options: Options, redact: Redact) -> Preview:
    """Read the first couple of hundred entries of a file and redact the five shown; stores nothing."""
    preview = Preview(name)
    staff: dict[str, None] = {}
    customers: dict[str, None] = {}
    try:
        preview.importer = importer_for(path, format=format)
        preview.guess = _as_chosen(guess_mapping(path, format=format), options.mapping)
        for record in islice(read_file(path, format=format, options=options), LOOKED_AT):
            preview.looked_at += 1
            if isinstance(record, Refusal):
                preview.refusals.append(record)
                continue
            for message in record.messages:
                if message.author and message.role in ("staff", "customer"):
                    side = staff if message.role == "staff" else customers
                    side.setdefault(_called(message.author))
            if len(preview.conversations) < SHOWN:
                preview.conversations.append(redact(record))
    except UnusableFile as unusable:
        preview.unusable = str(unusable)
    preview.staff, preview.customers = list(staff), list(customers)
    return preview


def _as_chosen(guess: MappingGuess | None, chosen: Mapping[str, str]) -> MappingGuess | None:
    """Put the columns that a person chose in the place of the guesses."""
    if guess is None or not chosen:
        return guess
    fields = (replace(field, column=chosen.get(field.name, field.column)) for field in guess.fields)
    return replace(guess, fields=tuple(fields))


def _called(party: PartyRecord) -> str:
    return party.name or party.mail or party.key or "someone without a name"
