"""A back-up of a running installation is one moment of it, and a restore proves itself."""

from __future__ import annotations

import hashlib
import json
import random
import signal
import socket
import sqlite3
import stat
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import pytest

from tests.conversations.importing import chat, write
from tests.entrypoints.house import House, manifest


@pytest.fixture
def house_in(tmp_path: Path) -> Iterator[Callable[[str], House]]:
    made: list[House] = []

    def make(name: str) -> House:
        made.append(House(tmp_path / name))
        return made[-1]

    yield make
    for house in made:
        house.close()


@pytest.fixture(scope="module")
def lived_in_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("lived")
    house = House(folder / "house")
    more = {"tags": ["torn", "née"], "custom": {"z": "1", "a": "ü"}}
    chats = [chat(n, "Zelt → 12 €", "note: hm", **more) for n in range(20)]
    house.run("import", write(folder / "first.jsonl", *chats))
    (house.folder / "uploads").mkdir(exist_ok=True)
    (house.folder / "uploads" / "half-read.csv").write_bytes(b"a;b\n\x00\xff")
    yield house
    house.close()


@pytest.fixture
def lived_in(lived_in_once: House, tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "lived_in", like=lived_in_once)
    yield house
    house.close()


def test_a_restore_brings_back_every_row_file_and_the_secret(
    lived_in: House, lived_in_once: House, house_in: Callable[[str], House], tmp_path: Path
) -> None:
    file = tmp_path / "house.backup"
    saved = lived_in.digests(file)
    assert saved["conversations.conversation"]["rows"] == 20
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    other = house_in("other")
    said = other.run("restore", file).stdout
    assert "Proved" in said
    assert other.digests(tmp_path / "again.backup") == saved
    for name in ("secret.key", "uploads/half-read.csv"):
        assert (other.folder / name).read_bytes() == (lived_in.folder / name).read_bytes()
    # The same customer is met again under the same pseudonym, and nothing is doubled.
    result = other.run("import", "--json", lived_in_once.folder.parent / "first.jsonl").stdout
    assert '"unchanged":20' in result.replace(" ", "").split('"messages"')[0]


def test_new_rows_can_be_added_after_a_restore(lived_in: House, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    lived_in.run("backup", file)
    lived_in.run("restore", "--replace", file)
    lived_in.run("import", write(tmp_path / "second.jsonl", chat(100), chat(101)))
    assert lived_in.digests(tmp_path / "after.backup")["conversations.conversation"]["rows"] == 22


def test_a_backup_taken_while_an_import_writes_is_one_moment_of_it(
    lived_in: House, house_in: Callable[[str], House], tmp_path: Path
) -> None:
    more = write(tmp_path / "more.jsonl", *(chat(n, "One", "two", "note: three") for n in range(1000, 4000)))
    importing = lived_in.start("import", more)
    files = [tmp_path / f"during-{n}.backup" for n in range(2)]
    for file in files:
        lived_in.run("backup", file)
    importing.communicate(timeout=120)
    assert importing.returncode == 0
    for file in files:
        rows = {name: table["rows"] for name, table in manifest(file)["tables"].items()}
        # 20 of the first import hold two messages each, the others three.
        assert rows["conversations.message"] == 3 * rows["conversations.conversation"] - 20
    house_in("later").run("restore", files[-1])


def test_a_restore_does_not_touch_an_installation_unless_told_to(lived_in: House, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    saved = lived_in.digests(file)
    said = lived_in.run("restore", file, expect=2).stderr
    assert "--replace" in said
    assert lived_in.digests(tmp_path / "after.backup") == saved


def test_what_was_there_before_is_kept_aside(lived_in: House, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    lived_in.run("backup", file)
    said = lived_in.run("restore", "--replace", file).stdout
    aside = next(tmp_path.glob("lived_in.before-restore-*"))
    assert str(aside) in said
    assert (aside / "secret.key").exists()


@pytest.mark.parametrize("harm", ["cut short", "one byte turned", "not a zip", "a table swapped"])
def test_a_damaged_backup_is_refused_and_changes_nothing(lived_in: House, tmp_path: Path, harm: str) -> None:
    file, bad = tmp_path / "house.backup", tmp_path / "bad.backup"
    saved = lived_in.digests(file)
    content = bytearray(file.read_bytes())
    if harm == "cut short":
        bad.write_bytes(content[: len(content) * 2 // 3])
    elif harm == "one byte turned":
        with zipfile.ZipFile(file) as archive:
            part = archive.getinfo("tables/conversations.message.jsonl")
        content[part.header_offset + 100 + part.compress_size // 2] ^= 1
        bad.write_bytes(content)
    elif harm == "not a zip":
        bad.write_text("nothing of the kind")
    else:
        with zipfile.ZipFile(file) as good, zipfile.ZipFile(bad, "w") as archive:
            for name in good.namelist():
                text = good.read(name)
                archive.writestr(name, text.replace(b"Zelt", b"Boot") if "message" in name else text)
    said = lived_in.run("restore", "--replace", bad, expect=2).stderr
    assert "back-up" in said
    assert "Traceback" not in said
    assert lived_in.digests(tmp_path / "after.backup") == saved
    assert not list(tmp_path.glob("*.before-restore-*"))


def test_a_restore_killed_at_any_moment_leaves_the_old_one_whole(lived_in: House, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    saved = lived_in.digests(file)
    chance = random.Random(11)
    for _ in range(2):
        process = lived_in.start("restore", "--replace", file)
        while not list(tmp_path.glob(".lived_in.restoring-*")) and process.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.random() * 1.5)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert (lived_in.folder / "secret.key").exists()
        assert lived_in.digests(tmp_path / "after.backup") == saved
    lived_in.run("restore", "--replace", file)
    assert not list(tmp_path.glob(".lived_in.restoring-*"))
    assert lived_in.digests(tmp_path / "after.backup") == saved


def test_a_restore_is_refused_while_someone_works_on_the_database(lived_in: House, tmp_path: Path) -> None:
    if lived_in.url:
        pytest.skip("PostgreSQL changes places under a lock of its own")
    file = tmp_path / "house.backup"
    lived_in.run("backup", file)
    working = sqlite3.connect(lived_in.folder / "goldenthread.sqlite3")
    working.execute("SELECT count(*) FROM people_person").fetchone()
    try:
        assert "at work" in lived_in.run("restore", "--replace", file, expect=2).stderr
    finally:
        working.close()
    lived_in.run("restore", "--replace", file)


def test_a_restore_is_refused_beside_pages_and_a_worker_that_are_idle(
    lived_in: House, tmp_path: Path
) -> None:
    file = tmp_path / "house.backup"
    lived_in.run("backup", file)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = str(probe.getsockname()[1])
    serving = lived_in.start("serve", "--port", free)
    assert serving.stderr is not None
    while "Stop with Ctrl-C" not in serving.stderr.readline():
        assert serving.poll() is None
    assert "at work" in lived_in.run("restore", "--replace", file, expect=2).stderr
    serving.send_signal(signal.SIGTERM)
    serving.communicate(timeout=60)
    lived_in.run("restore", "--replace", file)


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    lived_in: House, house_in: Callable[[str], House], tmp_path: Path
) -> None:
    file, older = tmp_path / "house.backup", tmp_path / "older.backup"
    lived_in.run("backup", file)
    # As before conversations.0005: an imported file did not know yet how far it was read.
    name, field = "conversations.importedfile", "position"
    with zipfile.ZipFile(file) as now, zipfile.ZipFile(older, "w") as archive:
        told = json.loads(now.read("manifest.json"))
        told["migrations"] = [
            one for one in told["migrations"] if one[0] != "conversations" or one[1] < "0005"
        ]
        table = told["tables"][name]
        place = table["fields"].index(field)
        rows = [json.loads(line) for line in now.read(f"tables/{name}.jsonl").splitlines()]
        lines = b"".join(orjson.dumps(row[:place] + row[place + 1 :]) + b"\n" for row in rows)
        table["fields"].remove(field)
        table["sha256"] = hashlib.sha256(lines).hexdigest()
        for part in now.namelist():
            changed = {"manifest.json": json.dumps(told).encode(), f"tables/{name}.jsonl": lines}
            archive.writestr(part, changed.get(part) or now.read(part))
    other = house_in("other")
    assert "no migration is pending" in other.run("restore", older).stdout
    tables = other.digests(tmp_path / "again.backup")
    assert field in tables[name]["fields"]
    assert tables["conversations.message"] == manifest(file)["tables"]["conversations.message"]


def test_a_backup_of_a_newer_version_is_refused_by_name(
    lived_in: House, house_in: Callable[[str], House], tmp_path: Path
) -> None:
    file, newer = tmp_path / "house.backup", tmp_path / "newer.backup"
    lived_in.run("backup", file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(newer, "w") as archive:
        for name in old.namelist():
            text = old.read(name)
            if name == "manifest.json":
                text = text.replace(
                    b'"migrations": [', b'"migrations": [["people", "0999_from_the_future"],', 1
                )
            archive.writestr(name, text)
    assert "people.0999_from_the_future" in house_in("older").run("restore", newer, expect=2).stderr


def test_a_secret_kept_outside_stays_outside_and_must_be_the_same(
    house_in: Callable[[str], House], tmp_path: Path
) -> None:
    file, house, other = tmp_path / "house.backup", house_in("one"), house_in("two")
    house.environment = {"GOLDENTHREAD_SECRET_KEY": "s" * 50}
    house.run("backup", file)
    with zipfile.ZipFile(file) as archive:
        assert "secret.key" not in archive.namelist()
    assert "GOLDENTHREAD_SECRET_KEY" in other.run("restore", file, expect=2).stderr
    other.environment = {"GOLDENTHREAD_SECRET_KEY": "t" * 50}
    assert "not the secret" in other.run("restore", file, expect=2).stderr
    other.environment = house.environment
    other.run("restore", file)


def test_a_backup_inside_the_data_folder_or_nowhere_is_refused(lived_in: House, tmp_path: Path) -> None:
    assert "outside the data folder" in lived_in.run("backup", lived_in.folder / "x", expect=2).stderr
    assert "no folder" in lived_in.run("backup", tmp_path / "nowhere" / "x", expect=2).stderr


def test_a_backup_that_fails_leaves_no_half_of_one(lived_in: House, tmp_path: Path) -> None:
    file = tmp_path / "locked" / "house.backup"
    file.parent.mkdir()
    file.mkdir()  # a folder of that name: the last step fails
    said = lived_in.run("backup", file, expect=2).stderr
    assert "could not be written" in said
    assert list(file.parent.iterdir()) == [file]
