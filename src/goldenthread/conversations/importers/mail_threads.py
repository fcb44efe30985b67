"""Mails to conversations: by what they answer, else by subject between the same people."""

from array import array
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Generic, TypeVar

from goldenthread.conversations.importers.contract import Options
from goldenthread.conversations.importers.mail import Head, head_of, parsed, written
from goldenthread.conversations.importers.messages_table import in_time_order
from goldenthread.conversations.importers.staffing import Crowd, KnownSides, Sides, domain_of
from goldenthread.conversations.records import ConversationRecord, MessageRecord, PartyRecord, Refusal, Role

Told = TypeVar("Told", bound=Hashable)


def _numbers() -> "array[int]":
    # Half a million mails are remembered: a list of numbers takes five times as much as an array.
    return array("q")


@dataclass(slots=True)
class Column(Generic[Told]):
    """One fact a mail, each different one kept once."""

    _kept: list[Told] = field(default_factory=list)
    _places: dict[Told, int] = field(default_factory=dict)
    _rows: "array[int]" = field(default_factory=_numbers)

    def add(self, told: Told) -> None:
        """Add what the next mail tells."""
        place = self._places.setdefault(told, len(self._kept))
        if place == len(self._kept):
            self._kept.append(told)
        self._rows.append(place)

    def __getitem__(self, number: int) -> Told:
        """Give what a mail told."""
        return self._kept[self._rows[number]]


@dataclass(slots=True)
class Threads:
    """Joins mails into threads while seeing only their heads; remembers hashes, not texts."""

    parents: "array[int]" = field(default_factory=_numbers)
    _by_id: dict[int, int] = field(default_factory=dict)
    _by_subject: dict[int, int] = field(default_factory=dict)

    def add(self, head: Head) -> None:
        """Add the next mail of the file."""
        number = len(self.parents)
        self.parents.append(number)
        linked = [_hash(f"id {word}") for word in (head.message_id, *head.references)]
        if head.thread:
            linked.append(_hash(f"thread {head.thread}"))
        for word in linked:
            self._join(self._by_id.setdefault(word, number), number)
        people = {address for _, address in (head.sender, *head.to) if address}
        subject = head.bare_subject
        keys = [_hash(f"{subject}\n{address}") for address in people] if subject else []
        if head.is_reply and not head.references:
            # A program that names no forerunner: the same subject between the same people.
            found = next((self._by_subject[key] for key in keys if key in self._by_subject), None)
            if found is not None:
                self._join(found, number)
        for key in keys:
            self._by_subject[key] = number

    def root(self, number: int) -> int:
        """Give the first mail of the thread that a mail belongs to."""
        while self.parents[number] != number:
            self.parents[number] = self.parents[self.parents[number]]
            number = self.parents[number]
        return number

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.parents[second] = first

    def together(self) -> list[Sequence[int]]:
        """Give the threads in the order of their first mails."""
        threads: dict[int, array[int]] = {}
        for number in range(len(self.parents)):
            threads.setdefault(self.root(number), _numbers()).append(number)
        return list(threads.values())


@dataclass(frozen=True, slots=True)
class Letter:
    """Where a mail stands: the file, its row there, and how to get it."""

    file: str
    row: int
    raw: Callable[[], bytes]


def conversations(
    letters: Callable[[], Iterator[Letter]], letter: Callable[[int], Letter], *, source: str, options: Options
) -> Iterator[ConversationRecord | Refusal]:
    """Yield the conversations that some mails make; heads are read first, bodies thread by thread."""
    threads, crowd = Threads(), Crowd(KnownSides.of(options))
    senders, asked = Column[str](), Column[tuple[str, ...]]()
    for one in letters():
        head = head_of(parsed(_head_bytes(one.raw())))
        threads.add(head)
        senders.add(head.sender[1])
        asked.add(tuple(dict.fromkeys(address for _, address in head.to)))
    groups = threads.together()
    for numbers in groups:
        wrote = {senders[number] for number in numbers} - {""}
        mails = wrote.union(*(asked[number] for number in numbers)) - {""}
        crowd.see(senders[numbers[0]] or None, wrote, mails, set(asked[numbers[0]]))
    sides = Sides.of(crowd)
    for numbers in groups:
        yield from _conversation([letter(number) for number in numbers], sides, source, options)


def _head_bytes(raw: bytes) -> bytes:
    ends = [end for end in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if end >= 0]
    return raw[: min(ends)] + b"\n\n" if ends else raw[:65536]


def _conversation(
    letters: list[Letter], sides: Sides, source: str, options: Options
) -> Iterator[ConversationRecord | Refusal]:
    read: list[tuple[Head, MessageRecord]] = []
    parties: dict[str, PartyRecord] = {}
    seen: set[str] = set()
    for one in letters:
        message = parsed(one.raw())
        head = head_of(message)
        if head.message_id in seen:  # the same mail in two folders
            continue
        seen.add(head.message_id)
        body, misfit = written(message)
        if misfit:
            reason = "Bytes in this mail do not fit the encoding it names; export the mailbox again."
            yield Refusal(one.file, one.row, "body", reason, "message")
        elif not body.text:
            reason = "The mail has no text, only a head or attachments; open it in the help desk."
            yield Refusal(one.file, one.row, "body", reason, "message")
        elif not head.sender[1]:
            reason = "The mail does not say who sent it; export the mailbox again."
            yield Refusal(one.file, one.row, "From", reason, "message")
        else:
            author = _author(head, parties, sides, read)
            record = MessageRecord(
                body.text, author.role, author, head.sent_at, id=head.message_id, quoted=body.quoted
            )
            read.append((head, record))
    if not read:
        reason = "None of the mails of this conversation could be used, so it is left out."
        yield Refusal(letters[0].file, letters[0].row, "body", reason)
        return
    first = min(read, key=lambda pair: bool(pair[0].references))[0] if read else read[0][0]
    messages = in_time_order([record for _, record in read])
    root = read[0][0].references[0] if read[0][0].references else first.message_id
    yield ConversationRecord(
        id=root,
        source=options.source or source,
        messages=messages,
        row=letters[0].row,
        subject=first.subject or None,
        channel="mail",
        opened_at=messages[0].sent_at,
        updated_at=messages[-1].sent_at,
        tags=list(dict.fromkeys(label for head, _ in read for label in head.labels)),
        team=options.team,
        customer=next((party for party in parties.values() if party.role == "customer"), None),
    )


def _author(
    head: Head, parties: dict[str, PartyRecord], sides: Sides, read: list[tuple[Head, MessageRecord]]
) -> PartyRecord:
    name, mail = head.sender
    if mail in parties:
        return parties[mail]
    role: Role | None = sides.said(None, key=None, mail=mail, name=name or None)
    if head.is_robot and role != "staff":
        role = "system"
    elif head.automatic and role == "staff":
        role = "bot"
    elif role is None or (sides.domain is None and role == "customer" and read and not domain_of(mail)):
        role = sides.guess(mail, read[0][0].sender[1] if read else mail)
    party = PartyRecord(role, mail=mail, name=name or None)
    if role != "bot":  # the person behind the address may also have written by hand
        parties[mail] = party
    return party


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")
