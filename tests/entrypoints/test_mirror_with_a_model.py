"""`goldenthread mirror --language-model`: its suggestions are marked, and where it fails the engine's stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.entrypoints.house import House
from tests.insights.model_server import Served, model_server, says, sends

DRAFTS = [
    {
        "id": f"{n}",
        "incoming": "I'm worn out by the kiosk, write to me at ana.lind@example.org.",
        "reply": "Follow the policy.",
    }
    for n in range(2)
]
ANSWER = says(
    json.dumps(
        {
            "suggestions": [
                {"element": "invites_more", "suggestion": "Ask what the kiosk does on a bad day."},
                {"element": "connects", "suggestion": "They said “I give up”: answer that."},
            ]
        }
    )
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "house")
    (tmp_path / "drafts.jsonl").write_text("".join(json.dumps(draft) + "\n" for draft in DRAFTS))
    yield made
    made.close()


def mirrored(house: House, served: Served, *more: str) -> tuple[list[dict[str, Any]], str]:
    house.environment = {
        "GOLDENTHREAD_MODEL_URL": served.url,
        "GOLDENTHREAD_MODEL_NAME": "little-reader",
        "GOLDENTHREAD_MODEL_TIMEOUT": "5",
    }
    done = house.run("mirror", house.folder.parent / "drafts.jsonl", "--json", "--language-model", *more)
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_its_suggestions_carry_its_name_and_an_invented_quote_gives_way_to_the_engine(house: House) -> None:
    with model_server(ANSWER) as served:
        answers, told = mirrored(house, served)
    assert (len(answers), told) == (2, "")
    by = {s["element"]: s for s in answers[0]["suggestions"]}
    assert by["invites_more"] == {
        "element": "invites_more",
        "text": "Ask what the kiosk does on a bad day.",
        "by": "little-reader",
    }
    assert "by" not in by["connects"]
    assert "I give up" not in by["connects"]["text"]
    sent = json.dumps(served.asked)
    assert len(served.asked) == 2
    assert "worn out by the kiosk" in sent
    assert "ana.lind" not in sent


def test_where_it_fails_the_engine_suggests_and_it_is_said_once(house: House) -> None:
    with model_server(says("I would rather not.")) as served:
        answers, told = mirrored(house, served)
    assert all("by" not in s for answer in answers for s in answer["suggestions"])
    assert all(answer["suggestions"] for answer in answers)
    assert told.count("suggested nothing") == 1
    assert len(served.asked) == 2, "an unreadable answer may be that draft's alone"


def test_a_model_that_refuses_is_not_asked_again(house: House) -> None:
    with model_server(sends(b"{}", status=401)) as served:
        answers, told = mirrored(house, served)
    assert len(answers) == 2
    assert len(served.asked) == 1
    assert "refused" in told


def test_without_a_model_the_command_says_how_to_set_one(house: House) -> None:
    done = house.run("mirror", house.folder.parent / "drafts.jsonl", "--language-model", expect=2)
    assert "GOLDENTHREAD_MODEL_URL" in done.stderr
    assert done.stdout == ""


def test_a_goal_is_not_for_the_model(house: House) -> None:
    done = house.run("mirror", house.folder.parent / "drafts.jsonl", "--goal", "--language-model", expect=2)
    assert "not for goals" in done.stderr
