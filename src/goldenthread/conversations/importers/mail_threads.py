"""Mails to conversations: by what they answer, else by subject between the same people."""

from array import array
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

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
    """Joins mails into threads while seeing only their heads; remembers hashes, not texts.

    What two mails have in common is found by sorting when all were seen: a dictionary of a million
    mails' names would take ten times the memory.
    """

    parents: "array[int]" = field(default_factory=_numbers)
    _names: "Mentions" = field(default_factory=lambda: Mentions())
    _subjects: "Mentions" = field(default_factory=lambda: Mentions())
    _answers_blindly: set[int] = field(default_factory=set)

    def add(self, head: Head) -> None:
        """Add the next mail of the file."""
        number = len(self.parents)
        self.parents.append(number)
        for word in (head.message_id, *head.references):
            self._names.add(f"id {word}", number)
        if head.thread:
            self._names.add(f"thread {head.thread}", number)
        subject = head.bare_subject
        if not subject:
            return
        for address in {address for _, address in (head.sender, *head.to) if address}:
            self._subjects.add(f"{subject}\n{address}", number)
        if head.is_reply and not head.references:
            # A program that names no forerunner: the same subject between the same people.
            self._answers_blindly.add(number)

    def together(self) -> "Groups":
        """Give the threads in the order of their first mails; call it when every mail was added."""
        for one, other, _ in self._names.neighbours():
            self._join(one, other)
        # Many customers write "Where is my order?" to the same desk: the rarer address tells more.
        closest: dict[int, tuple[int, int]] = {}
        for one, other, mentions in self._subjects.neighbours():
            if other in self._answers_blindly:
                found = (mentions, -one)
                closest[other] = min(found, closest.get(other, found))
        for other, (_, one) in closest.items():
            self._join(-one, other)
        self._names, self._subjects = Mentions(), Mentions()
        return Groups(np.array([self._root(number) for number in range(len(self.parents))], np.int64))

    def _root(self, number: int) -> int:
        """Find the first mail of the thread that a mail belongs to."""
        while self.parents[number] != number:
            self.parents[number] = self.parents[self.parents[number]]
            number = self.parents[number]
        return number

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self.parents[second] = first


class Mentions:
    """Which mail mentions what, by hashes: eight bytes for what, eight for the mail."""

    def __init__(self) -> None:
        self._what, self._mails = array("Q"), _numbers()

    def add(self, what: str, mail: int) -> None:
        """Remember one mention."""
        digest = blake2b(what.encode("utf-8", "replace"), digest_size=8).digest()
        self._what.append(int.from_bytes(digest, "big"))
        self._mails.append(mail)

    def neighbours(self) -> Iterator[tuple[int, int, int]]:
        """Yield each mail with the next that mentions the same, and how many mention it altogether."""
        what = np.frombuffer(self._what, np.uint64) if self._what else np.empty(0, np.uint64)
        order = np.argsort(what, kind="stable")
        _, place, mentions = np.unique(what[order], return_inverse=True, return_counts=True)
        for at in np.flatnonzero(place[1:] == place[:-1]):
            yield self._mails[order[at]], self._mails[order[at + 1]], int(mentions[place[at]])


class Groups:
    """The mails of each thread, thread by thread; may be walked more than once."""

    def __init__(self, roots: "NDArray[np.int64]") -> None:
        self._order = np.argsort(roots, kind="stable")
        ends = np.flatnonzero(np.diff(roots[self._order])) + 1
        self._bounds = np.concatenate([[0], ends, [len(roots)]]) if len(roots) else np.zeros(1, np.int64)

    def __iter__(self) -> Iterator[list[int]]:
        return (self._order[start:end].tolist() for start, end in pairwise(self._bounds))


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
    del threads, senders, asked  # a large mailbox's are many
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
