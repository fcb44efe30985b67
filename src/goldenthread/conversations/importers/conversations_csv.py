"""CSV, TSV or semicolons, one row a conversation: a column holds the whole transcript."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from goldenthread.conversations.importers import jsonl
from goldenthread.conversations.importers.columns import CONVERSATIONS, Columns, Field, guessed
from goldenthread.conversations.importers.contract import BadField, Options, Sample, UnusableFile
from goldenthread.conversations.importers.decoding import storable
from goldenthread.conversations.importers.messages_table import Opener, conversation
from goldenthread.conversations.importers.quoting import body_of
from goldenthread.conversations.importers.readable import looks_like_html, readable
from goldenthread.conversations.importers.staffing import Crowd, KnownSides, Sides
from goldenthread.conversations.importers.table import Row, head_of, rows_of
from goldenthread.conversations.importers.times import DayOrder, Times
from goldenthread.conversations.importers.transcript import messages_in
from goldenthread.conversations.records import ConversationRecord, MessageRecord, PartyRecord, Refusal

NAME = "conversations-csv"
LABEL = "CSV or TSV, one row a conversation"
FIELDS: Sequence[Field] = CONVERSATIONS

_SURE_HEADS = ("transcript", "conversationtext", "chattranscript", "dialogue", "dialog", "transkript",
"chatlog",
               "messages", "fulltext", "verlauf", "conversationtranscript")  # fmt: skip


def recognises(sample: Sample) -> float:
    """Look for a column of transcripts, and for an id that comes once only."""
    found = head_of(sample.head)
    return how_likely_conversations(found[1]) if found else 0.0


def how_likely_conversations(rows: list[list[str]]) -> float:
    """Say how sure it is that a table has one row a conversation."""
    titles = [title.strip() for title in rows[0]]
    guess = guessed(titles, CONVERSATIONS)
    if "transcript" not in guess or "conversation" not in guess:
        return 0.0
    id_place, place = titles.index(guess["conversation"]), titles.index(guess["transcript"])
    body = [row for row in rows[1:] if max(place, id_place) < len(row)]
    once = len({row[id_place] for row in body}) == len(body)
    bare = Sides(KnownSides())
    times = Times.of(Options())
    try:
        many = sum(len(messages_in(row[place], times=times, sides=bare)) > 1 for row in body)
    except BadField:
        many = 0
    telling = "".join(filter(str.isalnum, guess["transcript"].lower())) in _SURE_HEADS
    if not once:
        return 0.2
    if many and many * 2 >= len(body):
        return 0.93
    return 0.85 if telling else 0.45


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield a conversation a row."""
    yield from read_conversations(
        lambda: rows_of(file, name=path.name), name=path.name, source="table", options=options
    )


def read_conversations(
    opened: Opener, *, name: str, source: str, options: Options
) -> Iterator[ConversationRecord | Refusal]:
    """Read any table with one row a conversation; the rows are gone through twice."""
    crowd, order, count = Crowd(KnownSides.of(options)), DayOrder(), 0
    bare, loose = Sides(crowd.known), Times.of(options)
    with opened() as (header, rows):
        columns = Columns.of(header, CONVERSATIONS, options, file=name)
        for row in rows:
            count += 1
            for field in ("opened_at", "closed_at", "updated_at"):
                order.see(columns.cell(row.cells, field))
            try:
                said = messages_in(columns.cell(row.cells, "transcript"), times=loose, sides=bare)
            except BadField:
                continue
            names = [(m.author.name or "").lower() for m in said if m.author]
            crowd.see(names[0] if names else None, set(names), set())
    if not count:
        raise UnusableFile(f"{name} has a head and no rows; export it again.")
    times, sides = Times.of(options, order), Sides.of(crowd)
    with opened() as (_, rows):
        for row in rows:
            if not row.wrong and not any(cell.strip() for cell in row.cells):
                continue
            try:
                yield _conversation(row, columns, times, sides, options, source)
            except BadField as bad:
                place = columns.places.get(bad.field or "")
                title = bad.field if place is None else columns.header[place][:100]
                yield Refusal(name, row.number, title, bad.reason)


def _conversation(
    row: Row, columns: Columns, times: Times, sides: Sides, options: Options, source: str
) -> ConversationRecord:
    if row.wrong:
        raise BadField(None, row.wrong)
    if any(cell.strip() for cell in row.cells[len(columns.header) :]):
        raise BadField(
            None, f"The row has {len(row.cells)} columns, the head has {len(columns.header)}; "
            "put quotes around a text that holds the separator."
        )  # fmt: skip

    def cell(field: str) -> str:
        return columns.cell(row.cells, field)

    if not cell("conversation"):
        raise BadField("conversation", "The conversation has no id; fill it in.")
    if not cell("transcript"):
        raise BadField("transcript", "The conversation has no text; fill it in or take the row out.")
    staff = {word.lower() for word in (cell("author"), cell("assignee")) if word}
    known = Sides(sides.known.and_staff(staff), sides.crowd, sides.domain)
    messages = _messages(cell("transcript"), times, known, cell)
    parties = list({id(m.author): m.author for m in messages if m.author}.values())
    return conversation(
        cell("conversation"), row.number, messages, parties, first=cell, last=cell,
        custom=columns.custom_of(row.cells), source=options.source or source, times=times, options=options,
    )  # fmt: skip


def _messages(raw: str, times: Times, sides: Sides, cell: Any) -> list[MessageRecord]:
    if raw.startswith("["):
        try:
            listed = orjson.loads(raw)
        except orjson.JSONDecodeError:
            listed = None
        if isinstance(listed, list) and listed and all(isinstance(part, dict) for part in listed):
            return jsonl.messages_of(listed, times)
    text = readable(raw)[0] if looks_like_html(raw) else raw
    day = times.read(cell("opened_at"), "opened_at")
    if said := messages_in(text, times=times, sides=sides, day=day):
        return said
    # No one is named: the row holds what the customer wrote and nothing else.
    name, mail = cell("customer") or None, cell("customer_mail") or None
    author = PartyRecord("customer", mail=mail, name=name) if name or mail else None
    body = body_of(storable(raw))
    return [
        MessageRecord(
            body.text, "customer", author, times.read(cell("opened_at"), "opened_at"), quoted=body.quoted
        )
    ]
