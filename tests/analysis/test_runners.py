"""One machine or many, one answer: Daft here and Daft on a Ray of two nodes say what one process says."""

import importlib.util
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import closing
from pathlib import Path

import pytest

from goldenthread.analysis import runner
from goldenthread.analysis.runners.pool import Pool
from goldenthread.conversations.columnar import batch_of
from tests.analysis.talks import EXAMPLES

ROOT = Path(__file__).resolve().parent.parent.parent
MARK = "GOLDENTHREAD_TEST_MARK"
# Pytest's, for tests in its own process: a command has the product's settings and a data folder of its own.
NOT_OURS = ("DJANGO_SETTINGS_MODULE", "GOLDENTHREAD_DATA", "GOLDENTHREAD_DATABASE_URL")
SAID = [talk for talk in EXAMPLES if talk[1]]


def needs(*modules: str):
    absent = [name for name in modules if importlib.util.find_spec(name) is None]
    return pytest.mark.skipif(bool(absent), reason=f"{' and '.join(absent)} absent: pip install .[cluster]")


class AtWork:
    """Commands in processes of their own, all marked, so that whoever outlives them is found."""

    def __init__(self, home: str) -> None:
        self.mark = uuid.uuid4().hex
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in NOT_OURS},
            "HOME": home,  # Ray keeps a token there
            "RAY_TMPDIR": home,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            MARK: self.mark,
        }

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *map(str, command)],
            env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False,
        )  # fmt: skip

    def left_behind(self) -> list[tuple[int, str]]:
        """Find processes that still carry the mark, after a while in which they may end."""
        for _ in range(40):
            left = list(self._alive())
            if not left:
                return []
            time.sleep(0.5)
        return left

    def end(self) -> None:
        for process, _ in self._alive():
            os.kill(process, signal.SIGKILL)

    def _alive(self):
        wanted = f"{MARK}={self.mark}".encode()
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if wanted in (entry / "environ").read_bytes().split(b"\0"):
                    yield int(entry.name), (entry / "cmdline").read_text().replace("\0", " ")[:120]
            except OSError:
                continue


@pytest.fixture
def at_work():
    # A short path: Ray's sockets stand in it, and their names may not be long.
    with tempfile.TemporaryDirectory(prefix="ray-", ignore_cleanup_errors=True) as home:
        work = AtWork(home)
        yield work
        work.end()


def written(path: Path) -> Path:
    rows = [
        {"id": id, "messages": [{"role": role, "text": text} for text, role, _ in messages]}
        for id, messages, _ in SAID
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def agreed(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["batches"] == len(found["read"]) > 4
    assert all(found["read"])
    assert found["gathered"]
    assert found["nothing"]
    assert found["in order"]
    return found


@needs("daft")
def test_daft_on_this_machine_says_what_one_process_says(at_work) -> None:
    found = agreed(at_work.run("-m", "tests.analysis.runners_at_work"))
    assert found["processes"] == 0
    assert at_work.left_behind() == []


@needs("daft", "ray")
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes left behind are looked for in /proc")
def test_daft_on_a_ray_of_two_nodes_says_what_one_process_says_and_leaves_nothing_running(at_work) -> None:
    found = agreed(at_work.run("-m", "tests.analysis.ray_at_work"))
    assert found["processes"] == 2
    assert at_work.left_behind() == []


@needs("daft", "ray")
def test_a_command_reads_on_a_ray_of_its_own(at_work, tmp_path) -> None:
    file = written(tmp_path / "talks.jsonl")
    alone = at_work.run("-m", "goldenthread", "read", file)
    there = at_work.run("-m", "goldenthread", "read", file, "--runner", "ray", "--processes", 2)
    assert there.stdout.splitlines() == alone.stdout.splitlines() != []
    assert (there.returncode, there.stderr) == (alone.returncode, alone.stderr)
    assert at_work.left_behind() == []


def test_a_cluster_that_does_not_answer_or_is_not_meant_is_said_in_a_line(at_work, tmp_path) -> None:
    (tmp_path / "talks.jsonl").write_text('{"id": "a", "messages": [{"role": "customer", "text": "Hi"}]}\n')
    done = at_work.run("-m", "goldenthread", "read", tmp_path / "talks.jsonl", "--ray-address", "localhost:1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--ray-address goes with --runner ray.\n"


def test_daft_that_is_not_installed_is_said_in_a_line(at_work, tmp_path) -> None:
    (tmp_path / "talks.jsonl").write_text('{"id": "a", "messages": [{"role": "customer", "text": "Hi"}]}\n')
    without = (
        "import sys; sys.modules['daft'] = None; from goldenthread.entrypoints.cli.main import main; main()"
    )
    done = at_work.run("-c", without, "read", tmp_path / "talks.jsonl", "--runner", "native")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--runner native needs daft: pip install 'goldenthread[cluster]'.\n"


@needs("daft")
def test_the_stored_conversations_are_read_the_same_on_daft(at_work, tmp_path) -> None:
    file, folder = written(tmp_path / "talks.jsonl"), tmp_path / "data"

    def kept() -> list[tuple]:
        with closing(sqlite3.connect(next(folder.glob("*.sqlite3")))) as store:
            return store.execute(
                "select r.conversation_id, r.behaviour, r.mark, e.position, e.start, e.end"
                " from insights_reading r left join insights_evidence e on e.reading_id = r.id"
                " order by 1, 2, 4, 5"
            ).fetchall()

    def command(*words: str) -> dict:
        done = at_work.run("-m", "goldenthread", "--data", folder, *words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    command("import", file)
    assert command("analyse")["conversations"] == len(SAID)
    here = kept()
    assert len(here) > 7 * len(SAID)
    assert command("analyse", "--again", "--runner", "native")["conversations"] == len(SAID)
    assert kept() == here


def test_a_pool_keeps_the_order_and_takes_batches_only_as_it_goes() -> None:
    taken = []

    def batches():
        for at in range(0, len(EXAMPLES), 2):
            taken.append(at)
            yield batch_of(EXAMPLES[at : at + 2])

    results = Pool(1).move(batches(), runner.READING)
    assert next(results).equals(runner.read(batch_of(EXAMPLES[:2])))
    assert taken == [0]
