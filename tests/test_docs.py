"""The docs are true: every command, setting and format named there exists, and none is missing."""

import re
from pathlib import Path

import pytest
import typer
from tools import write_command_line_doc

from goldenthread.conversations.importers.registry import IMPORTERS
from goldenthread.entrypoints.cli.main import app

ROOT = Path(__file__).resolve().parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SETTING = re.compile(r"\bGOLDENTHREAD_[A-Z][A-Z_]*[A-Z]\b")
# For those who test and measure; named in CONTRIBUTING.md, read by no part of the product.
TEST_SETTINGS = {"GOLDENTHREAD_PICTURES"}


def test_the_command_line_page_is_written_from_the_commands_of_today() -> None:
    assert write_command_line_doc.TARGET.read_text() == write_command_line_doc.page(), (
        "run tools/write_command_line_doc.py"
    )


def test_every_command_named_in_the_papers_exists() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    named = {
        (paper.name, command)
        for paper in PAPERS
        for command in re.findall(r"(?:`|^    )goldenthread ([a-z-]+)", paper.read_text(), re.M)
    }
    assert named, "the papers name no command at all"
    assert {entry for entry in named if entry[1] not in commands} == set()


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    in_source = {s for f in (ROOT / "src").rglob("*.py") for s in SETTING.findall(f.read_text())}
    in_running = set(SETTING.findall((ROOT / "docs" / "running.md").read_text()))
    anywhere = {s for paper in PAPERS for s in SETTING.findall(paper.read_text())}
    assert in_source - in_running == set(), "settings that docs/running.md does not name"
    assert anywhere - in_source - TEST_SETTINGS == set(), "settings that nothing reads"


def test_every_format_is_documented_with_its_name() -> None:
    text = (ROOT / "docs" / "import-formats.md").read_text()
    assert [importer.NAME for importer in IMPORTERS if f"`{importer.NAME}`" not in text] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_between_papers_lead_somewhere(paper: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", paper.read_text())
    assert [link for link in links if not (paper.parent / link).exists()] == []
