"""What every importer promises, tried on the documented sample of each format."""

import gzip
import itertools
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.conversations.importers.contract import Options, UnusableFile
from goldenthread.conversations.importers.registry import (
    IMPORTERS,
    files_in,
    importer_for,
    read_file,
    recognise,
)
from goldenthread.conversations.records import ConversationRecord, Refusal

SAMPLES = Path(__file__).parents[2] / "docs/import-formats/samples"
SAMPLE_OF = {
    "jsonl": "conversations.jsonl",
    "messages-csv": "messages.csv",
    "messages-xlsx": "messages.xlsx",
    "conversations-csv": "conversations.csv",
    "zendesk": "zendesk.json",
    "intercom": "intercom.json",
    "chatwoot": "chatwoot.json",
    "mbox": "mailbox.mbox",
    "eml": "mail.eml",
    "transcript": "transcript.txt",
}
FORMATS = sorted(SAMPLE_OF)
TEXTS = [format for format in FORMATS if format not in ("messages-xlsx", "mbox", "eml")]
SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def sample(format: str) -> Path:
    return SAMPLES / SAMPLE_OF[format]


def all_of(path: Path, format: str | None = None) -> list[ConversationRecord | Refusal]:
    return list(read_file(path, format=format))


def test_every_importer_has_a_sample_and_every_sample_an_importer() -> None:
    assert {importer.NAME for importer in IMPORTERS} == set(SAMPLE_OF)
    known = {*SAMPLE_OF.values(), "zendesk-ticket-events.json"}
    assert {file.name for file in files_in(SAMPLES)} == known


@pytest.mark.parametrize("format", FORMATS)
def test_a_sample_is_recognised_by_content_whatever_it_is_called(format: str, tmp_path: Path) -> None:
    nameless = tmp_path / "download"
    shutil.copy(sample(format), nameless)
    ranked = recognise(nameless)
    assert format == ranked[0][0].NAME
    assert len(ranked) == 1 or ranked[0][1] > ranked[1][1]


@pytest.mark.parametrize("format", FORMATS)
def test_a_sample_is_read_whole_and_twice_the_same(format: str) -> None:
    found = all_of(sample(format))
    assert found
    assert all(isinstance(record, ConversationRecord) for record in found)
    assert found == all_of(sample(format), format)
    assert all(record.messages and record.id and record.source for record in found)
    assert [record.row for record in found] == sorted(record.row for record in found)
    assert {m.role for record in found for m in record.messages} >= {"customer"}
    moments = [m.sent_at for record in found for m in record.messages if m.sent_at]
    assert all(moment.tzinfo is not None for moment in moments)


@pytest.mark.parametrize("format", FORMATS)
def test_a_packed_sample_gives_the_same(format: str, tmp_path: Path) -> None:
    packed = tmp_path / "packed"
    packed.write_bytes(gzip.compress(sample(format).read_bytes()))
    assert format == importer_for(packed).NAME
    assert all_of(packed) == [_renamed(found, packed.name) for found in all_of(sample(format))]


@pytest.mark.parametrize("format", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marks_and_wide_encodings_give_the_same_records(format: str, encoding: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(sample(format).read_text("utf-8").encode(encoding))
    assert format == importer_for(other).NAME
    assert all_of(other) == all_of(sample(format))


@pytest.mark.parametrize("format", ["messages-csv", "conversations-csv", "transcript"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_encodings_give_the_same_records(format: str, encoding: str, tmp_path: Path) -> None:
    text = sample(format).read_text("utf-8").replace("🌲", "")
    wide, narrow = tmp_path / "wide", tmp_path / "narrow"
    wide.write_text(text, "utf-8")
    narrow.write_bytes(text.encode(encoding))
    assert all_of(narrow) == all_of(wide)


@pytest.mark.parametrize("format", TEXTS)
def test_windows_line_ends_give_the_same_records(format: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(sample(format).read_bytes().replace(b"\n", b"\r\n"))
    assert all_of(other) == all_of(sample(format))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\x00" * 64])
def test_an_empty_file_is_unusable(format: str, content: bytes, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_bytes(content)
    for chosen in (None, format):
        with pytest.raises(UnusableFile, match="empty"):
            all_of(empty, chosen)


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_is_unusable(format: str, tmp_path: Path) -> None:
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
    for chosen in (None, format):
        with pytest.raises(UnusableFile):
            all_of(picture, chosen)


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_that_breaks_off_gives_its_good_part_first(format: str, tmp_path: Path) -> None:
    whole = all_of(sample(format))
    content = sample(format).read_bytes()
    cut = tmp_path / "cut"
    for share in (0.15, 0.5, 0.8, 0.97):
        cut.write_bytes(content[: int(len(content) * share)])
        found: list[ConversationRecord | Refusal] = []
        with suppress(UnusableFile):  # nothing of the file could be read, and that is said
            found.extend(read_file(cut, format=format))
        records = [record for record in found if isinstance(record, ConversationRecord)]
        assert len(records) <= len(whole)
        if format in ("jsonl", "zendesk", "intercom", "chatwoot"):
            assert [record.id for record in records] == [r.id for r in whole][: len(records)]


@pytest.mark.parametrize("format", FORMATS)
def test_a_packed_file_that_breaks_off_never_ends_in_an_error(format: str, tmp_path: Path) -> None:
    packed = gzip.compress(sample(format).read_bytes())
    cut = tmp_path / "cut"
    for share in (0.1, 0.5, 0.9):
        cut.write_bytes(packed[: int(len(packed) * share)])
        _survives(cut, format)


def test_lines_before_the_break_of_a_packed_file_go_in(tmp_path: Path) -> None:
    line = (SAMPLES / "conversations.jsonl").read_text().splitlines()[0]
    lines = "".join(line.replace("FO-1041", f"FO-{number}") + "\n" for number in range(3000))
    cut = tmp_path / "cut.jsonl.gz"
    packed = gzip.compress(lines.encode())
    cut.write_bytes(packed[: len(packed) // 2])
    *found, refusal = all_of(cut)
    records = [one for one in found if not isinstance(one, Refusal)]
    assert len(records) > 500
    assert [record.id for record in records] == [f"FO-{n}" for n in range(len(records))]
    assert isinstance(refusal, Refusal)
    assert "breaks off" in refusal.reason


@SLOW
@given(
    format=st.sampled_from(FORMATS),
    where=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=6),
    cut=st.floats(0, 1),
)
def test_damaged_bytes_never_end_in_an_error(
    format: str, where: list[tuple[float, bytes]], cut: float, tmp_path: Path
) -> None:
    content = bytearray(sample(format).read_bytes())
    for place, new in where:
        at = int(place * len(content))
        content[at : at + max(1, len(new))] = new
    damaged = tmp_path / "damaged"
    damaged.write_bytes(bytes(content[: int(len(content) * max(cut, 0.2))]))
    _survives(damaged, format)
    _survives(damaged, None)


@SLOW
@given(
    format=st.sampled_from(FORMATS),
    noise=st.one_of(st.binary(min_size=1), st.text(min_size=1).map(str.encode)),
)
def test_noise_never_ends_in_an_error(format: str, noise: bytes, tmp_path: Path) -> None:
    path = tmp_path / "noise"
    path.write_bytes(noise)
    _survives(path, format)
    _survives(path, None)


@pytest.mark.parametrize("format", FORMATS)
def test_the_namespace_team_and_staff_may_be_settled_beforehand(format: str) -> None:
    options = Options(source="desk", team="Nights", staff=frozenset(["nobody@else.example"]))
    found = list(read_file(sample(format), options=options))
    assert {record.source for record in found} == {"desk"}
    assert all(record.team for record in found)


def test_an_unknown_format_or_file_says_what_is_known(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="Known formats: jsonl, messages-csv"):
        importer_for(sample("jsonl"), "wordstar")
    with pytest.raises(UnusableFile, match="no file gone"):
        importer_for(tmp_path / "gone")


def test_a_folder_is_read_file_by_file_and_a_bad_one_spoils_none(tmp_path: Path) -> None:
    for name in ("conversations.jsonl", "messages.csv"):
        shutil.copy(SAMPLES / name, tmp_path / name)
    (tmp_path / "notes.bin").write_bytes(b"\x00\x01\x02 not ours")
    found = all_of(tmp_path)
    assert [r.id for r in found if isinstance(r, ConversationRecord)] == [
        "FO-1041",
        "FO-1042",
        "T-77",
        "T-78",
    ]
    refusal = found[-1]
    assert isinstance(refusal, Refusal)
    assert refusal.file == "notes.bin"


def test_an_archive_is_read_like_the_folder_that_it_packs(tmp_path: Path) -> None:
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(SAMPLES / "zendesk.json", "../../zendesk.json")
        packed.write(SAMPLES / "transcript.txt", "chats/transcript.txt")
    assert importer_for(archive).NAME == "zendesk"
    assert [record.id for record in all_of(archive)][:3] == ["35436", "35437", "TR-9"]


def test_an_empty_folder_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="empty"):
        all_of(tmp_path)


def _survives(path: Path, format: str | None) -> None:
    """Read it: records, refusals and `UnusableFile` are all fine, any other exception is not."""
    try:
        for found in itertools.islice(read_file(path, format=format), 1000):
            if isinstance(found, ConversationRecord):
                assert found.messages
                # What cannot be stored must not come out: a database takes no half characters and no NUL.
                texts = [found.id, found.subject or "", *(m.text for m in found.messages)]
                assert not any("\x00" in text for text in texts)
                "".join(texts).encode("utf-8")
            else:
                assert found.reason
                assert found.row >= 1
    except UnusableFile:
        pass


def _renamed(found: ConversationRecord | Refusal, name: str) -> ConversationRecord | Refusal:
    return (
        found
        if isinstance(found, ConversationRecord)
        else Refusal(name, found.row, found.field, found.reason)
    )
