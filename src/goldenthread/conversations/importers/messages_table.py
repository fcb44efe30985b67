"""A table with one row a message, as CSV or as a sheet: rows of one conversation need not stand together."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import TypeAlias

from goldenthread.conversations.importers.channels import channel_of
from goldenthread.conversations.importers.columns import MESSAGES, Columns
from goldenthread.conversations.importers.contract import BadField, Options, UnusableFile
from goldenthread.conversations.importers.decoding import storable
from goldenthread.conversations.importers.fields import flag, words
from goldenthread.conversations.importers.quoting import body_of
from goldenthread.conversations.importers.shelf import Shelf
from goldenthread.conversations.importers.staffing import (
    Crowd,
    KnownSides,
    Sides,
    author_id,
    last_public_reply,
)
from goldenthread.conversations.importers.table import Row
from goldenthread.conversations.importers.times import DayOrder, Times
from goldenthread.conversations.records import (
    ConversationRecord,
    MessageRecord,
    PartyRecord,
    Refusal,
    SatisfactionRecord,
)

Opener: TypeAlias = Callable[[], AbstractContextManager[tuple[list[str], Iterator[Row]]]]
_TIMES = ("sent_at", "opened_at", "closed_at", "updated_at")
_WHO = ("author_id", "author_mail", "author")
_Picker: TypeAlias = Callable[[Sequence[str]], list[str]]
_MOST_MESSAGES = 50_000


@dataclass(slots=True)
class _Survey:
    """What a first pass over all rows tells: order of dates, who answers, and whether rows stand together."""

    crowd: Crowd
    order: DayOrder = field(default_factory=DayOrder)
    together: bool = True
    places: dict[int, int] = field(default_factory=dict)
    rows: int = 0


def read_messages(
    opened: Opener, *, name: str, source: str, options: Options
) -> Iterator[ConversationRecord | Refusal]:
    """Yield conversations in the order of their first rows; the rows are gone through twice."""
    with opened() as (header, rows):
        columns = Columns.of(header, MESSAGES, options, file=name)
        survey = _surveyed(rows, columns, options)
    if not survey.rows:
        raise UnusableFile(f"{name} has a head and no rows; export it again.")
    maker = _Maker(name, columns, options, source, Times.of(options, survey.order), Sides.of(survey.crowd))
    with opened() as (_, rows):
        if survey.together:
            yield from maker.together(rows)
        else:
            yield from maker.scattered(rows, survey.places)


def _surveyed(rows: Iterator[Row], columns: Columns, options: Options) -> _Survey:
    survey = _Survey(Crowd(KnownSides.of(options)))
    openers: dict[int, tuple[str | None, set[str], set[str]]] = {}
    before: int | None = None
    times = [columns.places[field] for field in _TIMES if field in columns.places]
    pick = columns.picker("conversation", *_WHO)
    for row in rows:
        survey.rows += 1
        key, *named = pick(row.cells)
        if row.wrong or not key:
            continue
        for place in times:
            if place < len(row.cells) and not row.cells[place][:4].isdigit():
                survey.order.see(row.cells[place])
        hashed = _hash(key)
        if hashed != before:
            if hashed in survey.places:
                survey.together = False
            else:
                survey.places[hashed] = len(survey.places)
            for opener, authors, mails in openers.values():
                survey.crowd.see(opener, authors, mails)
            openers = {hashed: (None, set(), set())}
            before = hashed
        opener, authors, mails = openers[hashed]
        author_key, mail, name = _who(*named)
        who = author_id(author_key, mail, name)
        if who and len(authors) < 1000:
            openers[hashed] = (opener or who, authors | {who} if who not in authors else authors, mails)
            if mail:
                mails.add(mail)
    for opener, authors, mails in openers.values():
        survey.crowd.see(opener, authors, mails)
    return survey


@dataclass(slots=True)
class _Maker:
    """Makes conversations of rows."""

    name: str
    columns: Columns
    options: Options
    source: str
    times: Times
    sides: Sides
    _pick_side: _Picker = field(init=False)
    _pick_message: _Picker = field(init=False)

    def __post_init__(self) -> None:
        self._pick_side = self.columns.picker("role", *_WHO)
        said = ("text", "recording_url", "sent_at", "role", "internal", "message_id")
        self._pick_message = self.columns.picker(*said, *_WHO)

    def together(self, rows: Iterator[Row]) -> Iterator[ConversationRecord | Refusal]:
        """Read a table in which the rows of a conversation follow each other."""
        gathered: list[Row] = []
        key = ""
        for row in rows:
            if (refusal := self._unusable(row)) is not None:
                yield refusal
                continue
            of = self.columns.cell(row.cells, "conversation")
            if of != key and gathered:
                yield from self._conversation(key, gathered)
                gathered = []
            key = of
            if len(gathered) < _MOST_MESSAGES:
                gathered.append(row)
            else:
                yield self._too_many(row)
        if gathered:
            yield from self._conversation(key, gathered)

    def scattered(
        self, rows: Iterator[Row], places: dict[int, int]
    ) -> Iterator[ConversationRecord | Refusal]:
        """Read a table in which they do not: rows are put in order on disk first."""
        with Shelf() as shelf:
            for row in rows:
                if (refusal := self._unusable(row)) is not None:
                    yield refusal
                else:
                    place = places[_hash(self.columns.cell(row.cells, "conversation"))]
                    shelf.line_up(place, row.number, row.cells)
            gathered: list[Row] = []
            last = -1
            for place, number, cells in shelf.lined_up():
                if place != last and gathered:
                    yield from self._conversation(
                        self.columns.cell(gathered[0].cells, "conversation"), gathered
                    )
                    gathered = []
                last = place
                if len(gathered) < _MOST_MESSAGES:
                    gathered.append(Row(number, cells))
                else:
                    yield self._too_many(Row(number, cells))
            if gathered:
                yield from self._conversation(self.columns.cell(gathered[0].cells, "conversation"), gathered)

    def _unusable(self, row: Row) -> Refusal | None:
        if row.wrong:
            return Refusal(self.name, row.number, None, row.wrong, "message")
        if not any(cell.strip() for cell in row.cells):
            return (
                None
                if not row.cells
                else Refusal(self.name, row.number, None, "The row is empty; take it out.", "message")
            )
        extra = row.cells[len(self.columns.header) :]
        if any(cell.strip() for cell in extra):
            return Refusal(
                self.name, row.number, None,
                f"The row has {len(row.cells)} columns, the head has {len(self.columns.header)}; "
                "put quotes around a text that holds the separator.", "message",
            )  # fmt: skip
        if not self.columns.cell(row.cells, "conversation"):
            return Refusal(
                self.name, row.number, self._title("conversation"),
                "The row does not say which conversation it belongs to; fill in the id.", "message",
            )  # fmt: skip
        return None

    def _too_many(self, row: Row) -> Refusal:
        return Refusal(
            self.name, row.number, self._title("conversation"),
            f"More than {_MOST_MESSAGES} rows have this conversation's id; is the right column chosen?",
            "message",
        )  # fmt: skip

    def _title(self, field: str) -> str:
        place = self.columns.places.get(field)
        return field if place is None else self.columns.header[place][:100]

    def _conversation(self, key: str, rows: list[Row]) -> Iterator[ConversationRecord | Refusal]:
        rows = [row for row in rows if row.cells]
        messages: list[MessageRecord] = []
        parties: dict[str, PartyRecord] = {}
        opener = self._opener(rows)
        for row in rows:
            try:
                messages.append(self._message(row, parties, opener))
            except BadField as bad:
                yield Refusal(self.name, row.number, self._title(bad.field or ""), bad.reason, "message")
        if not messages:
            yield Refusal(
                self.name, rows[0].number, self._title("text"),
                "No message of this conversation could be used, so it is left out; mend the rows named "
                "above.",
            )  # fmt: skip
            return
        try:
            yield self._whole(key, rows, in_time_order(messages), parties)
        except BadField as bad:
            yield Refusal(self.name, rows[0].number, self._title(bad.field or ""), bad.reason)

    def _opener(self, rows: list[Row]) -> str:
        """Find who began, among those of whom nothing says that they are staff."""
        for row in rows:
            word, *named = self._pick_side(row.cells)
            key, mail, name = _who(*named)
            who = author_id(key, mail, name)
            said = self.sides.said(word, key=key, mail=mail, name=name)
            often = self.sides.crowd is not None and self.sides.crowd.answers_often(who)
            if said == "customer" or (said is None and not often):
                return who
        return ""

    def _message(self, row: Row, parties: dict[str, PartyRecord], opener: str) -> MessageRecord:
        raw, recording, at, word, inner, number, *named = self._pick_message(row.cells)
        if not raw and not recording:
            raise BadField("text", "The message has no text; fill it in or take the row out.")
        sent_at = self.times.read(at, "sent_at")
        key, mail, name = _who(*named)
        who = author_id(key, mail, name)
        said = self.sides.said(word, key=key, mail=mail, name=name)
        role = said or (self.sides.guess(who, opener) if who else "customer" if not opener else "staff")
        party = parties.get(f"{role} {who}")
        if party is None and who:
            party = parties[f"{role} {who}"] = PartyRecord(role, key=key, mail=mail, name=name)
        body = body_of(storable(raw))
        if not body.text and not recording:
            raise BadField("text", "The message has no text beside pictures or tags; take the row out.")
        internal = flag(inner, self.columns.internal_means_public)
        return MessageRecord(
            text=body.text,
            role=role,
            author=party,
            sent_at=sent_at,
            internal=internal != self.columns.internal_means_public,
            id=number or None,
            quoted=body.quoted,
            recording_url=recording or None,
        )

    def _whole(
        self, key: str, rows: list[Row], messages: list[MessageRecord], parties: dict[str, PartyRecord]
    ) -> ConversationRecord:
        def first(field: str) -> str:
            return (
                ""
                if field not in self.columns.places
                else next((found for row in rows if (found := self.columns.cell(row.cells, field))), "")
            )

        def last(field: str) -> str:
            return (
                ""
                if field not in self.columns.places
                else next(
                    (found for row in reversed(rows) if (found := self.columns.cell(row.cells, field))), ""
                )
            )

        custom: dict[str, str] = {}
        for row in rows:
            custom |= self.columns.custom_of(row.cells)
        return conversation(
            key, rows[0].number, messages, list(parties.values()), first=first, last=last, custom=custom,
            source=self.options.source or self.source, times=self.times, options=self.options,
        )  # fmt: skip


def conversation(
    key: str, row: int, messages: list[MessageRecord], parties: list[PartyRecord], *,
    first: Callable[[str], str], last: Callable[[str], str], custom: dict[str, str],
    source: str, times: Times, options: Options,
) -> ConversationRecord:  # fmt: skip
    """Put a conversation together from its messages and the fields that its rows give."""
    customer = next((m.author for m in messages if m.role == "customer" and m.author), None)
    if customer is None and (first("customer") or first("customer_mail")):
        customer = PartyRecord(
            "customer", mail=first("customer_mail") or None, name=first("customer") or None
        )
    answer, comment = last("csat"), last("csat_comment")
    about = last("csat_about")
    return ConversationRecord(
        id=storable(key),
        source=source,
        messages=messages,
        row=row,
        url=first("url") or None,
        subject=first("subject") or None,
        channel=channel_of(first("channel")),
        status=last("status") or None,
        opened_at=times.read(first("opened_at"), "opened_at") or messages[0].sent_at,
        closed_at=times.read(last("closed_at"), "closed_at"),
        updated_at=times.read(last("updated_at"), "updated_at"),
        tags=words(last("tags")),
        team=last("team") or options.team,
        assignee=_named(last("assignee"), parties) if last("assignee") else None,
        customer=customer,
        satisfaction=SatisfactionRecord(
            answer or None, comment or None, _named(about, parties) if about else last_public_reply(messages)
        )
        if answer or comment
        else None,
        custom=custom,
    )


def _named(word: str, parties: list[PartyRecord]) -> PartyRecord:
    """Find who is meant by a name, address or id: someone who wrote, else someone of staff who did not."""
    wanted = word.lower()
    for party in parties:
        if wanted in (part.lower() for part in (party.key, party.mail, party.name) if part):
            return party
    return PartyRecord("staff", mail=word) if "@" in word else PartyRecord("staff", name=word)


def in_time_order(messages: list[MessageRecord]) -> list[MessageRecord]:
    """Put messages in the order of their times where all have one; equal times keep the file's order."""
    times = [message.sent_at for message in messages if message.sent_at is not None]
    if len(times) < len(messages) or len(messages) < 2:
        return messages
    if times[0] > times[-1] and all(a >= b for a, b in pairwise(times)):
        messages = messages[::-1]  # an export with the newest first
    return sorted(messages, key=lambda message: message.sent_at or times[0])


def _who(key: str, mail: str, name: str) -> tuple[str | None, str | None, str | None]:
    """Give id, address and name; an address that stands in the name's column is an address."""
    if name and not mail and "@" in name and " " not in name:
        mail, name = name, ""
    return key or None, mail or None, name or None


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big")
