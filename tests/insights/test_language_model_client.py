"""One question to a language model over real HTTP, and everything that can go wrong with it."""

import json
import socket
from pathlib import Path

import pytest

from goldenthread.insights.language_model import client
from goldenthread.insights.language_model.client import ask, guess_tokens
from goldenthread.insights.language_model.outcome import SAYS, Outcome
from goldenthread.insights.language_model.setting import LanguageModel, language_model_from
from tests.insights.model_server import (
    KEY,
    drips,
    drips_in_chunks,
    floods,
    hangs,
    hangs_up,
    model_server,
    says,
    sends,
)

QUESTION = [{"role": "system", "content": "Read."}, {"role": "user", "content": "¿Dónde está mi tienda? 🏕"}]
BUSY = sends(b'{"error": "later"}', status=429)


def test_a_question_goes_out_as_the_protocol_has_it_and_the_answer_comes_back() -> None:
    with model_server(says("Yes.", usage={"total_tokens": 77})) as served:
        reply = ask(served.model(), QUESTION)
    assert (reply.outcome, reply.text, reply.tokens, reply.is_guess) == (Outcome.ANSWERED, "Yes.", 77, False)
    assert served.paths == ["/v1/chat/completions"]
    assert served.asked[0]["model"] == "little-reader"
    assert served.asked[0]["messages"] == QUESTION
    assert served.headers[0]["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("answer", [hangs, drips, drips_in_chunks], ids=["silent", "dripping", "in chunks"])
def test_a_slow_answer_is_given_up_and_counts_because_it_may_be_charged(answer) -> None:
    with model_server(answer) as served:
        reply = ask(served.model(seconds=0.4), QUESTION)
    assert reply.outcome is Outcome.SLOW
    assert reply.is_guess
    assert reply.tokens >= guess_tokens(QUESTION)
    assert len(served.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_once_more(status: int) -> None:
    with model_server(sends(b"{}", status=status), says("Yes.")) as served:
        assert ask(served.model(seconds=3), QUESTION).outcome is Outcome.ANSWERED
    with model_server(sends(b"{}", status=status)) as served:
        reply = ask(served.model(seconds=3), QUESTION)
    assert (reply.outcome, reply.tokens, len(served.asked)) == (Outcome.BUSY, 0, 2)


def test_a_busy_server_is_not_asked_once_more_when_the_time_is_over() -> None:
    with model_server(BUSY, hangs) as served:
        assert ask(served.model(seconds=0.4), QUESTION).outcome is Outcome.SLOW
    assert len(served.asked) <= 2


def test_a_newer_model_that_refuses_our_parameters_is_asked_in_its_own_way() -> None:
    refusal = sends(b'{"error": {"message": "use max_completion_tokens"}}', status=400)
    with model_server(refusal, says("Yes.")) as served:
        assert ask(served.model(), QUESTION).outcome is Outcome.ANSWERED
    assert "temperature" not in served.asked[1]
    assert served.asked[1]["max_completion_tokens"] == client.MOST_ANSWER_TOKENS


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413])
def test_a_refusal_is_told_and_costs_nothing(status: int) -> None:
    with model_server(sends(b"no", status=status)) as served:
        reply = ask(served.model(), QUESTION)
    assert (reply.outcome, reply.tokens) == (Outcome.REFUSED, 0)


def test_nothing_follows_a_redirect_because_people_were_told_one_address() -> None:
    with model_server(says("Yes.")) as elsewhere:
        away = sends(b"", status=307, Location=f"{elsewhere.url}/chat/completions")
        with model_server(away) as served:
            assert ask(served.model(), QUESTION).outcome is Outcome.REFUSED
        assert elsewhere.paths == []


def test_nobody_at_the_address_is_told_and_costs_nothing() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for url in (f"http://127.0.0.1:{port}/v1", "http://no-such-host.invalid/v1"):
        reply = ask(LanguageModel(url=url, name="m", seconds=5), QUESTION)
        assert (reply.outcome, reply.tokens) == (Outcome.UNREACHABLE, 0)


def test_an_answer_without_end_is_read_up_to_a_bound() -> None:
    with model_server(floods) as served:
        reply = ask(served.model(), QUESTION)
    assert (reply.outcome, reply.text) == (Outcome.TOO_MUCH, "")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Bad gateway</html>",
        b'{"choices": [',
        b"[]",
        b"null",
        b'"text"',
        b'{"choices": []}',
        b'{"choices": [{}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": [{"text": "x"}]}}]}',
        b'{"choices": {"0": 1}}',
        b'{"choices": [{"message": {"content": "  "}}]}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"9" * 10_000,
    ],
)
def test_an_answer_that_is_none_is_told_as_broken_and_counted(body: bytes) -> None:
    with model_server(sends(body)) as served:
        reply = ask(served.model(), QUESTION)
    assert (reply.outcome, reply.text.strip(), reply.is_guess) == (Outcome.BROKEN, "", True)
    assert reply.tokens > 0


def test_an_answer_broken_off_is_told_as_broken() -> None:
    with model_server(hangs_up) as served:
        assert ask(served.model(), QUESTION).outcome is Outcome.BROKEN


@pytest.mark.parametrize(
    "usage",
    [None, {}, [], "many", *({"total_tokens": told} for told in ("9", -5, True, 0, 1.5, 10**30))],
)
def test_tokens_that_nobody_states_believably_are_guessed(usage: object) -> None:
    with model_server(says("Yes.", usage=usage)) as served:
        reply = ask(served.model(), QUESTION)
    assert reply.outcome is Outcome.ANSWERED
    assert reply.is_guess
    assert reply.tokens >= guess_tokens(QUESTION)


def test_the_key_goes_to_the_address_even_where_the_machine_keeps_another_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login other password other\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with model_server(says("Yes.")) as served:
        ask(served.model(), QUESTION)
        ask(served.model(key=""), QUESTION)
    assert served.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert "Authorization" not in served.headers[1]


def test_every_end_has_its_sentence_and_no_sentence_shows_a_key() -> None:
    assert SAYS.keys() == set(Outcome)
    assert KEY not in repr(LanguageModel(url="http://x/v1", name="m", key=KEY))


def test_without_an_address_there_is_no_model() -> None:
    assert language_model_from({}) is None
    assert language_model_from({"GOLDENTHREAD_MODEL_NAME": "m", "GOLDENTHREAD_MODEL_URL": " "}) is None


def test_the_settings_are_read() -> None:
    model = language_model_from(
        {
            "GOLDENTHREAD_MODEL_URL": "https://models.example.org/v1/",
            "GOLDENTHREAD_MODEL_NAME": "little-reader",
            "GOLDENTHREAD_MODEL_KEY": KEY,
            "GOLDENTHREAD_MODEL_TIMEOUT": "12.5",
            "GOLDENTHREAD_MODEL_TOKENS_A_DAY": "1000",
            "GOLDENTHREAD_MODEL_BY_ITSELF": "yes",
        }
    )
    assert model == LanguageModel("https://models.example.org/v1", "little-reader", KEY, 12.5, 1000, True)
    short = language_model_from({"GOLDENTHREAD_MODEL_URL": "http://h/v1", "GOLDENTHREAD_MODEL_NAME": "m"})
    assert short is not None
    assert not short.by_itself


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GOLDENTHREAD_MODEL_URL", "ftp://models.example.org"),
        ("GOLDENTHREAD_MODEL_URL", "models.example.org/v1"),
        ("GOLDENTHREAD_MODEL_URL", "https://name:secret@models.example.org/v1"),
        ("GOLDENTHREAD_MODEL_NAME", ""),
        ("GOLDENTHREAD_MODEL_TIMEOUT", "soon"),
        ("GOLDENTHREAD_MODEL_TIMEOUT", "0"),
        ("GOLDENTHREAD_MODEL_TIMEOUT", "nan"),
        ("GOLDENTHREAD_MODEL_TOKENS_A_DAY", "-1"),
        ("GOLDENTHREAD_MODEL_TOKENS_A_DAY", "0"),
        ("GOLDENTHREAD_MODEL_TOKENS_A_DAY", "1e9"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    good = {"GOLDENTHREAD_MODEL_URL": "http://localhost:11434/v1", "GOLDENTHREAD_MODEL_NAME": "m"}
    with pytest.raises(ValueError, match=name) as told:
        language_model_from({**good, name: value})
    assert "secret" not in str(told.value)


def test_a_question_is_json_whatever_signs_it_holds() -> None:
    with model_server(says("Yes.")) as served:
        ask(served.model(), [{"role": "user", "content": "a \ud800 lone half, \x00, \u2028"}])
    assert json.dumps(served.asked[0]["messages"][0]["content"]) == json.dumps(
        "a \ud800 lone half, \x00, \u2028"
    )
