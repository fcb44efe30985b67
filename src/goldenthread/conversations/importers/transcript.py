"""A pasted transcript: "Name (14:05): text" and the ways in which chats are copied out of elsewhere."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from goldenthread.conversations.importers.channels import channel_of
from goldenthread.conversations.importers.contract import BadField, Options, Sample, UnusableFile
from goldenthread.conversations.importers.decoding import MISFIT, decoded, storable, text_of
from goldenthread.conversations.importers.fields import words
from goldenthread.conversations.importers.staffing import Crowd, KnownSides, Sides, role_of
from goldenthread.conversations.importers.times import DayOrder, Times
from goldenthread.conversations.records import (
    ConversationRecord,
    EventRecord,
    MessageRecord,
    PartyRecord,
    Refusal,
    SatisfactionRecord,
)

NAME = "transcript"
LABEL = "Pasted transcript"

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.?\s[^\W\d]{3,10}\.?\s\d{4}|[^\W\d]{3,10}\s\d{1,2},\s\d{4})"
)
_WHEN = rf"(?P<when>(?:{_DATE},?[\sT]+)?{_CLOCK}(?:\s?(?:Z|UTC|[+-]\d{{2}}:?\d{{2}}))?)"
_WHO = r"(?P<who>[^\s:()\[\]<>|–-][^:\n()\[\]<>]{0,58}?)"
_SIDE = r"(?:\s*\((?P<side>[^\W\d][^()\n]{0,30})\))?"
_TIMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_WHO}{_SIDE}\s*[(\[]{_WHEN}[)\]]\s*[:\-–]\s?(?P<text>.*)$",  # Name (14:05): text
        rf"^\u200e?[(\[]{_WHEN}[)\]]\s*[-–]?\s*{_WHO}{_SIDE}\s*:\s?(?P<text>.*)$",  # [14:05] Name: text
        rf"^{_WHEN}\s+{_WHO}{_SIDE}\s+[-–]\s(?P<text>.*)$",  # 14:05 Name - text
        rf"^\u200e?{_WHEN}\s*[-–|]?\s+{_WHO}{_SIDE}\s*:\s(?P<text>.*)$",  # 03/08/2026, 14:05 - Name: text
        rf"^{_WHO}{_SIDE}(?:,\s*|\s+[-–|]\s*|\s{{2,}}|\t){_WHEN}\s*:?(?P<text>)$",  # Name, 14:05
    )
)
_NAMED = re.compile(rf"^{_WHO}{_SIDE}\s*:(?:\s(?P<text>.*))?$")
# A rule may carry a word ("--- Chat 2 ---"); a word in stars is only somebody's emphasis.
_RULE = re.compile(
    r"^\s*(?:[-=_*#~–—]{3,}|[-=–—]{3,}\s*(?!.*(?:Original|Forwarded)).{1,60}?\s*[-=–—]{3,})\s*$"
)
_KEY = re.compile(r"^\s*(?P<key>[A-Za-z ]{2,20}):\s*(?P<value>.*?)\s*$")
_HEADERS = {
    "conversation": "id", "conversation id": "id", "id": "id", "ticket": "id", "case": "id", "chat id": "id",
    "subject": "subject", "topic": "subject", "channel": "channel", "status": "status", "date": "date",
    "started": "date", "tags": "tags", "team": "team", "queue": "team", "department": "team", "url": "url",
    "link": "url", "assignee": "assignee", "csat": "csat", "rating": "csat", "csat comment": "csat_comment",
}  # fmt: skip
# Words before a colon that begin a line of a message far more often than a name.
_NOT_NAMES_WORDS = (
    "order address total subject note notes ps p.s re fw fwd http https mailto tel e-mail email "
    "phone name number price date time delivery tracking invoice amount step question answer example "
    "warning error update edit from to cc sent attachments reason summary status hint tip important "
    "option size colour color quantity"
)
_NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())


@dataclass(slots=True)
class Line:
    """One message as written: who, their side where it stands in brackets, when, and the text."""

    who: str
    side: str | None
    when: str | None
    text: list[str]
    row: int
    internal: bool = False

    @property
    def whole(self) -> str:
        return "\n".join(self.text).strip()


@dataclass(slots=True)
class Chunk:
    """One conversation of a transcript: its headings and its messages."""

    row: int
    headings: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    misfit: int | None = None


def recognises(sample: Sample) -> float:
    """Try to read the beginning: most lines must be said by someone, and two at least."""
    head = decoded(sample.head[:65536])
    if head.lstrip("\ufeff \r\n\t")[:1] in ("{", "[") and not _timed(
        head.lstrip("\ufeff \r\n\t").split("\n")[0]
    ):
        return 0.0
    written = [line.strip() for line in head.splitlines() if line.strip()][:400]
    timed = sum(_timed(line) is not None for line in written)
    if timed >= 2 or (timed == 1 and len(written) <= 3):
        return 0.75 if timed * 5 >= len(written) else 0.3
    chunks = list(_chunks(head.splitlines(keepends=True)))
    said = sum(len(chunk.lines) for chunk in chunks)
    speakers = {line.who for chunk in chunks for line in chunk.lines}
    if said >= 2 and 2 <= len(speakers) <= max(20, said // 2) and said * 4 >= len(written):
        return 0.55
    return 0.0


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield a conversation between each two rule lines; a first pass learns who answers and how dates go."""
    crowd, order = Crowd(KnownSides.of(options)), DayOrder()
    said = 0
    with text_of(file) as text:
        for chunk in _chunks(text):
            said += len(chunk.lines)
            authors = {line.who.lower() for line in chunk.lines}
            crowd.see(chunk.lines[0].who.lower() if chunk.lines else None, authors, set())
            for line in chunk.lines:
                order.see(line.when or "")
            order.see(chunk.headings.get("date", ""))
    if not said:
        raise UnusableFile(
            f"{path.name} is no transcript that we can read; write each message as “Name (14:05): text”."
        )
    times, sides = Times.of(options, order), Sides.of(crowd)
    with text_of(file) as text:
        for chunk in _chunks(text):
            try:
                yield _conversation(chunk, times, sides, options)
            except BadField as bad:
                yield Refusal(path.name, chunk.row, bad.field, bad.reason)


def messages_in(text: str, *, times: Times, sides: Sides, day: datetime | None = None) -> list[MessageRecord]:
    """Read the messages of one transcript, as a cell of a table may hold; none where it is no transcript."""
    chunk = Chunk(1)
    _say(chunk, list(enumerate(text.splitlines(), start=1)))
    return (
        _messages(chunk, times, sides, day)
        if not chunk.before or any(line.when for line in chunk.lines)
        else []
    )


def _chunks(lines: Iterable[str]) -> Iterator[Chunk]:
    """Part the lines at rules; whatever stands between two is one conversation."""
    gathered: list[tuple[int, str]] = []
    for row, line in enumerate(lines, start=1):
        plain = line.rstrip("\r\n")
        if row == 1:
            plain = plain.lstrip("\ufeff")
        if _RULE.match(plain):
            if chunk := _chunk(gathered):
                yield chunk
            gathered = []
        elif gathered or plain.strip():
            gathered.append((row, plain))
    if chunk := _chunk(gathered):
        yield chunk


def _chunk(lines: list[tuple[int, str]]) -> Chunk | None:
    if not any(line.strip() for _, line in lines):
        return None
    chunk = Chunk(lines[0][0])
    chunk.misfit = next((row for row, line in lines if MISFIT in line), None)
    start = 0
    for _, line in lines:
        found = _KEY.match(line)
        if line.strip() and (found is None or found["key"].lower() not in _HEADERS):
            break
        if found:
            chunk.headings[_HEADERS[found["key"].lower()]] = found["value"]
        start += 1
    _say(chunk, lines[start:])
    return chunk


def _say(chunk: Chunk, lines: list[tuple[int, str]]) -> None:
    """Give each line to whoever says it; a line that nobody begins goes on with the message before."""
    timed = any(_timed(line) for _, line in lines)
    names = set() if timed else _names([line for _, line in lines])
    for row, line in lines:
        found = _timed(line) if timed else _named(line, names)
        if found is None:
            if chunk.lines:
                chunk.lines[-1].text.append(line)
            elif line.strip():
                chunk.before.append(line.strip())
            continue
        who = found["who"].strip(" *_-–\u200e")
        side = found["side"]
        internal = bool(re.search(r"\b(?:internal|private) note\b|^note$", f"{side or ''}".lower()))
        chunk.lines.append(
            Line(who, side, found.groupdict().get("when"), [found["text"] or ""], row, internal)
        )


def _timed(line: str) -> re.Match[str] | None:
    if len(line) > 20_000 or not any(sign in line[:120] for sign in "0123456789"):
        return None
    return next((found for pattern in _TIMED if (found := pattern.match(line))), None)


def _named(line: str, names: set[str]) -> re.Match[str] | None:
    found = _NAMED.match(line[:20_000]) if ":" in line[:100] else None
    if found is None or found["who"].strip().lower() not in names:
        return None
    return _NAMED.match(line)


def _names(lines: list[str]) -> set[str]:
    """Tell the names before a colon from other words: they come again, or tell a side, or came first."""
    counts: dict[str, int] = {}
    for line in lines:
        found = _NAMED.match(line[:200]) if ":" in line[:100] else None
        who = found["who"].strip() if found else ""
        if (
            who
            and who.lower() not in _NOT_NAMES
            and len(who.split()) <= 5
            and (who[0].isalpha() and who[-1] != "/")
        ):
            counts[who.lower()] = counts.get(who.lower(), 0) + 1
    sure = {who for who, count in counts.items() if count >= 2 or role_of(who)}
    for who in counts:  # the first two to speak may speak once only
        if len(sure) < 2:
            sure.add(who)
    return sure


def _conversation(chunk: Chunk, times: Times, sides: Sides, options: Options) -> ConversationRecord:
    if chunk.misfit is not None:
        raise BadField("text", "Bytes here do not fit the file's encoding; save the file as UTF-8.")
    if not chunk.lines:
        raise BadField("text", "Nobody says anything here; write each message as “Name (14:05): text”.")
    headings = chunk.headings
    day = times.read(headings.get("date"), "date")
    messages = _messages(chunk, times, sides, day)
    if not messages:
        raise BadField("text", "No message here has a text; write each as “Name (14:05): text”.")
    whole = "\n".join(f"{line.who} {line.when}: {line.whole}" for line in chunk.lines)
    answer, comment = headings.get("csat"), headings.get("csat_comment")
    authors = [m.author for m in messages if m.role == "staff" and m.author and not m.internal]
    assignee = headings.get("assignee")
    return ConversationRecord(
        id=headings.get("id") or hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:20],
        source=options.source or NAME,
        messages=messages,
        row=chunk.row,
        url=headings.get("url") or None,
        subject=headings.get("subject") or None,
        channel=channel_of(headings.get("channel") or "chat"),
        status=headings.get("status") or None,
        opened_at=messages[0].sent_at or day,
        tags=words(headings.get("tags")),
        team=headings.get("team") or options.team,
        assignee=PartyRecord("staff", name=assignee) if assignee else None,
        customer=next((m.author for m in messages if m.role == "customer"), None),
        # "Chat started", "Visitor from Leeds": nobody says it, yet it belongs to the conversation.
        events=[EventRecord(-1, storable("\n".join(chunk.before)))] if chunk.before else [],
        satisfaction=SatisfactionRecord(answer or None, comment or None, authors[-1] if authors else None)
        if answer or comment
        else None,
    )


def _messages(chunk: Chunk, times: Times, sides: Sides, day: datetime | None) -> list[MessageRecord]:
    parties: dict[str, PartyRecord] = {}
    lines = [line for line in chunk.lines if line.whole]
    opener = next((line.who.lower() for line in lines if not _is_decided_staff(line, sides)), "")
    messages = []
    for line in lines:
        who = line.who.lower()
        if who not in parties:
            role = sides.said(line.side, key=None, mail=None, name=line.who) or sides.guess(who, opener)
            parties[who] = PartyRecord(role, name=storable(line.who))
        messages.append(
            MessageRecord(
                text=storable(line.whole),
                role=parties[who].role,
                author=parties[who],
                sent_at=_moment(line.when, times, day),
                internal=line.internal,
            )
        )
    return messages


def _is_decided_staff(line: Line, sides: Sides) -> bool:
    said = sides.said(line.side, key=None, mail=None, name=line.who)
    if said is None and sides.crowd is not None and sides.crowd.answers_often(line.who.lower()):
        said = "staff"
    return said is not None and said != "customer"


def _moment(when: str | None, times: Times, day: datetime | None) -> datetime | None:
    """Read a line's time; a time of day alone needs the conversation's date."""
    if not when:
        return None
    when = when.replace("\u202f", " ")
    if re.fullmatch(_CLOCK, when):
        if day is None:
            return None
        return times.read(
            f"{day:%Y-%m-%d} {when.replace('.', ':', 2) if when[-1].isdigit() else when}", "time"
        )
    return times.read(when, "time")
