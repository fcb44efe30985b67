"""A language model by settings alone: the doctor looks whether it answers, and the worker asks if told to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.entrypoints.operations.doctor_language_model import language_model
from goldenthread.entrypoints.operations.findings import Finding, State
from tests.entrypoints.house import House
from tests.insights.model_server import KEY, drips, finds, floods, hangs_up, model_server, sends

LISTED = sends(json.dumps({"object": "list", "data": [{"id": "little-reader"}, {"id": "other"}]}).encode())


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Any:
    def look(url: str, name: str = "little-reader") -> Finding:
        monkeypatch.setenv("GOLDENTHREAD_MODEL_URL", url)
        monkeypatch.setenv("GOLDENTHREAD_MODEL_NAME", name)
        monkeypatch.setenv("GOLDENTHREAD_MODEL_KEY", KEY)
        monkeypatch.setenv("GOLDENTHREAD_MODEL_TIMEOUT", "1")
        finding = language_model()
        assert KEY not in f"{finding}"
        return finding

    return look


def test_without_a_model_all_is_well() -> None:
    assert language_model().state is State.FINE


def test_an_address_that_answers_is_fine_and_nothing_of_anyones_is_sent(looked: Any) -> None:
    with model_server(LISTED) as served:
        finding = looked(served.url)
    assert finding.state is State.FINE
    assert served.url in finding.says
    assert served.paths == ["/v1/models"]
    assert served.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_a_name_that_is_not_there_is_told_with_those_that_are(looked: Any) -> None:
    with model_server(LISTED) as served:
        finding = looked(served.url, "big-reader")
    assert finding.state is State.WARNING
    assert "little-reader" in finding.says
    assert "GOLDENTHREAD_MODEL_NAME" in finding.mend


@pytest.mark.parametrize(
    ("status", "state", "says"),
    [
        (401, State.WARNING, "refuses the key"),
        (404, State.FINE, "lists no models"),
        (500, State.WARNING, "status 500"),
        (302, State.WARNING, "status 302"),
    ],
)
def test_what_the_address_answers_is_told(looked: Any, status: int, state: State, says: str) -> None:
    with model_server(sends(b"", status=status)) as served:
        finding = looked(served.url)
    assert (finding.state, says in finding.says) == (state, True)


@pytest.mark.parametrize("answer", [drips, floods, hangs_up])
def test_an_address_that_answers_badly_holds_nobody_up(looked: Any, answer: Any) -> None:
    with model_server(answer) as served:
        assert "does not answer" in looked(served.url).says


def test_nobody_at_the_address_is_a_warning_because_the_product_is_whole_without(looked: Any) -> None:
    assert looked("http://127.0.0.1:9/v1").state is State.WARNING


def test_a_setting_that_cannot_be_used_is_broken(looked: Any) -> None:
    finding = looked("gopher://models")
    assert finding.state is State.BROKEN
    assert "GOLDENTHREAD_MODEL_URL" in finding.says


@pytest.mark.parametrize(
    ("url", "clear"),
    [
        ("http://localhost:1/v1", False),
        ("http://127.0.0.1:1/v1", False),
        ("http://[::1]:1/v1", False),
        ("https://models.example.org/v1", False),
        ("http://models.example.org/v1", True),
        ("http://10.0.0.7/v1", True),
    ],
)
def test_texts_that_would_travel_in_the_clear_are_warned_of(
    looked: Any, monkeypatch: pytest.MonkeyPatch, url: str, clear: bool
) -> None:
    monkeypatch.setattr(
        "goldenthread.entrypoints.operations.doctor_language_model.models_at",
        lambda model: (200, [model.name]),
    )
    assert ("in the clear" in looked(url).says) is clear


def test_set_to_ask_by_itself_the_worker_asks_about_what_was_imported_once_each(tmp_path: Path) -> None:
    export = tmp_path / "export.jsonl"
    export.write_text(
        "".join(
            json.dumps(
                {
                    "id": f"{n}",
                    "messages": [
                        {"role": "customer", "text": "Where is it?"},
                        {"role": "staff", "text": "On its way."},
                    ],
                }
            )
            + "\n"
            for n in range(3)
        )
    )
    house = House(tmp_path / "house")
    with model_server(finds()) as served:
        house.environment = {
            "GOLDENTHREAD_MODEL_URL": served.url,
            "GOLDENTHREAD_MODEL_NAME": "little-reader",
        }
        house.run("import", export)
        house.run("analyse")
        house.run("worker", "--until-done")
        assert served.asked == [], "nobody asked"
        house.environment["GOLDENTHREAD_MODEL_BY_ITSELF"] = "yes"
        for _ in range(2):
            house.run("analyse")
            house.run("worker", "--until-done")
        assert len(served.asked) == 3
        told = json.loads(house.run("doctor", "--json", expect=1).stdout)
        assert "language model" in {finding["about"] for finding in told["findings"]}
    house.close()
