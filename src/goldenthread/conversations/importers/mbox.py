"""mbox: a mailbox in one file, as Google Takeout, Thunderbird and many help desks export it."""

import re
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from goldenthread.conversations.importers.contract import Options, Sample, UnusableFile
from goldenthread.conversations.importers.mail_threads import Letter, conversations
from goldenthread.conversations.importers.opening import quick_to_seek
from goldenthread.conversations.records import ConversationRecord, Refusal

NAME = "mbox"
LABEL = "Mailbox (mbox)"

_FROM = re.compile(rb"From \S+ .*\d{4}|From [^\s:]+\s*$|From - ")
_HEADER = re.compile(rb"[!-9;-~]+:")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
_LONGEST_LINE = 1024 * 1024
_LARGEST_MAIL = 64 * 1024 * 1024


def recognises(sample: Sample) -> float:
    """Look for the From line that begins a mailbox, and a mail's head below it."""
    head = sample.head.lstrip(b"\xef\xbb\xbf\r\n")
    lines = head.split(b"\n", 3)
    is_mail = len(lines) > 1 and _HEADER.match(lines[1].lstrip(b">")) is not None
    return 0.98 if head.startswith(b"From ") and is_mail else 0.0


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield the conversations in the order of their first mails; only places are kept in memory."""
    with quick_to_seek(file) as plain:
        yield from _read(plain, path, options)


def _read(file: BinaryIO, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    starts, lengths = array("q"), array("q")
    for start, length in _places(file):
        starts.append(start)
        lengths.append(length)
    if not starts:
        raise UnusableFile(f"{path.name} holds no mails; export the mailbox again as mbox.")

    def letter(number: int) -> Letter:
        def raw() -> bytes:
            file.seek(starts[number])
            return _QUOTED_FROM.sub(rb"\1", file.read(min(lengths[number], _LARGEST_MAIL)))

        return Letter(path.name, number + 1, raw)

    def letters() -> Iterator[Letter]:
        return (letter(number) for number in range(len(starts)))

    yield from conversations(letters, letter, source="mail", options=options)


def _places(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Find where each mail begins, after its From line, and how long it is."""
    file.seek(0)
    start, at, blank = -1, 0, True
    for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
        if blank and line.startswith(b"From ") and _FROM.match(line):
            if start >= 0:
                yield start, at - start
            start = at + len(line)
        blank = line in (b"\n", b"\r\n") or (start < 0 and not line.strip(b"\xef\xbb\xbf\r\n"))
        at += len(line)
    if start >= 0:
        yield start, at - start
