"""Bytes to text: finds a file's encoding from its content and marks what does not fit."""

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO, cast

import charset_normalizer

# Stands in the text for bytes that do not fit the encoding, so that one row is refused and not the file.
# It is half a character: no text can hold it, and no database would take it.
MISFIT = "\udcff"
SAMPLE_BYTES = 32 * 1024
_CHUNK = 1024 * 1024
_ERRORS = "goldenthread.misfit"
_WESTERN = "cp1252"
_CANDIDATES = [_WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r", "mac_roman", "shift_jis",
"gb18030",
               "big5", "euc_kr"]  # fmt: skip


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return MISFIT, error.end
    raise error


codecs.register_error(_ERRORS, _mark)


def encoding_of(file: BinaryIO) -> str:
    """Name the encoding of an opened file, and go back to its beginning."""
    file.seek(0)
    sample = file.read(SAMPLE_BYTES)
    if sample[:4] not in (b"\xff\xfe\x00\x00",) and b"\x00" not in sample:
        while sample.isascii() and (chunk := file.read(_CHUNK)):
            if not chunk.isascii():  # look where the first foreign letters are, however late they come
                first = re.search(rb"[\x80-\xff]", chunk)
                start = max(0, (first.start() if first else 0) - 1024)
                sample = chunk[start : start + SAMPLE_BYTES]
    file.seek(0)
    return encoding_of_sample(sample)


def encoding_of_sample(sample: bytes) -> str:
    """Name the encoding of some bytes: by mark, by the shape of UTF-8 or UTF-16, else by the letters."""
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if wide := _utf16_without_mark(sample):
        return wide
    if sample.isascii():
        return "utf-8"
    text = codecs.getincrementaldecoder("utf-8")(_ERRORS).decode(sample)
    if _is_mostly_utf8(text):
        return "utf-8"
    return _by_letters(sample)


def _utf16_without_mark(sample: bytes) -> str | None:
    even, odd = sample[0:4096:2].count(0), sample[1:4096:2].count(0)
    half = max(1, min(len(sample), 4096) // 2)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _is_mostly_utf8(text: str) -> bool:
    """Say whether misfits are strays in UTF-8: at most one for four letters that only UTF-8 explains."""
    misfits = text.count(MISFIT)
    foreign = sum(1 for letter in text if letter > "\x7f") - misfits
    return foreign > 0 and foreign >= 4 * misfits


def _by_letters(sample: bytes) -> str:
    lines = [line for line in sample.splitlines() if not line.isascii()][:200]
    found = charset_normalizer.from_bytes(b"\n".join(lines)[:8192], cp_isolation=_CANDIDATES)
    best = found.best()
    if best is None:
        return _WESTERN
    western = next((match for match in found if _WESTERN in match.could_be_from_charset), None)
    if western is None or (western.chaos, -western.coherence) > (best.chaos + 0.05, 0.1 - best.coherence):
        return str(best.encoding)
    return _WESTERN


@contextmanager
def text_of(file: BinaryIO, encoding: str | None = None) -> Iterator[TextIO]:
    """Read a binary file as text from its beginning; the file stays open afterwards."""
    encoding = encoding or encoding_of(file)
    file.seek(0)
    wrapped = io.TextIOWrapper(cast(io.BufferedReader, file), encoding, errors=_ERRORS, newline="")
    try:
        yield wrapped
    finally:
        wrapped.detach()


def decoded(sample: bytes) -> str:
    """Read the beginning of a file as text; a letter cut in half at its end is left out."""
    encoding = encoding_of_sample(sample[:SAMPLE_BYTES] if not sample[:SAMPLE_BYTES].isascii() else sample)
    return codecs.getincrementaldecoder(encoding)(_ERRORS).decode(sample)


def storable(text: str) -> str:
    """Put a visible stand-in, of the same length, where a character can be stored nowhere."""
    if text.isprintable():
        return text
    return _UNSTORABLE.sub("\ufffd", text)


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
