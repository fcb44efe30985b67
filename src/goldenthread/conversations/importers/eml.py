"""Single mails (.eml), alone or a folder of them, put together into conversations."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from goldenthread.conversations.importers.contract import Options, Sample, UnusableFile
from goldenthread.conversations.importers.mail_threads import Letter, conversations
from goldenthread.conversations.importers.opening import open_file
from goldenthread.conversations.records import ConversationRecord, Refusal

NAME = "eml"
LABEL = "Mail (.eml), a file or a folder"

_HEADER = re.compile(rb"^([!-9;-~]+):", re.M)
_TELLING = {b"from", b"to", b"subject", b"date", b"message-id", b"received", b"mime-version", b"return-path",
            b"delivered-to", b"content-type", b"in-reply-to", b"references"}  # fmt: skip
_LARGEST_MAIL = 64 * 1024 * 1024


def recognises(sample: Sample) -> float:
    """Look for a mail's head at the very beginning."""
    head = re.split(rb"\r?\n\r?\n", sample.head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    if not _HEADER.match(head):
        return 0.0
    names = {name.lower() for name in _HEADER.findall(head)}
    if b"from" not in names or len(names & _TELLING) < 3:
        return 0.0
    return 0.96 if names & {b"message-id", b"mime-version", b"date"} else 0.5


def read(file: BinaryIO, *, path: Path, options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Yield the one conversation of a mail."""
    file.seek(0)
    raw = file.read(_LARGEST_MAIL).lstrip(b"\xef\xbb\xbf\r\n")
    if not _HEADER.match(raw):
        raise UnusableFile(f"{path.name} is no mail; save it again as .eml.")
    letter = Letter(path.name, 1, lambda: raw)
    yield from conversations(lambda: iter([letter]), lambda number: letter, source="mail", options=options)


def read_together(paths: list[tuple[str, Path]], options: Options) -> Iterator[ConversationRecord | Refusal]:
    """Read a folder of mails as one mailbox."""

    def letter(number: int) -> Letter:
        name, path = paths[number]

        def raw() -> bytes:
            with open_file(path) as file:
                return file.read(_LARGEST_MAIL).lstrip(b"\xef\xbb\xbf\r\n")

        return Letter(name, 1, raw)

    def letters() -> Iterator[Letter]:
        return (letter(number) for number in range(len(paths)))

    yield from conversations(letters, letter, source="mail", options=options)
