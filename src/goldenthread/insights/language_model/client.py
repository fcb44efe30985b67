"""Asks the language model one question over HTTP, within a time, a length and one second try."""

import json
import time
from dataclasses import dataclass
from typing import Any

import requests
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError

from .outcome import Outcome
from .setting import LanguageModel

MOST_BYTES = 1_000_000
MOST_ANSWER_TOKENS = 2_000
LONGEST_PAUSE = 5.0  # before the second try, whatever the server asks for
BUSY = (429, 500, 502, 503, 504)
MOST_BELIEVED = 10_000_000  # tokens of one question: a server that says more is not believed
PIECE = 16_384

Messages = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the text, how it ended, and the tokens to count (`is_guess` where nobody said)."""

    outcome: Outcome
    text: str = ""
    tokens: int = 0
    is_guess: bool = False


class _Failed(Exception):
    def __init__(self, outcome: Outcome, *, costs: bool = False) -> None:
        self.outcome = outcome
        self.costs = costs


class _Key(AuthBase):
    """Sends the key; an entry of a .netrc file would otherwise take its place."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self.key:
            request.headers["Authorization"] = f"Bearer {self.key}"
        return request


def guess_tokens(messages: Messages) -> int:
    """Guess the tokens of a question: one for each three bytes, rather too many than too few."""
    return sum(len(message["content"].encode("utf-8", "replace")) // 3 + 8 for message in messages)


def ask(model: LanguageModel, messages: Messages) -> Reply:
    """Put one question to `/chat/completions`; whatever goes wrong is told as the reply's outcome.

    A busy server (429, 5xx) is asked a second time if the time allows. A question that may have been
    worked on without a usable answer counts with a guess, because the address may charge for it.
    """
    until = time.monotonic() + model.seconds
    body: dict[str, Any] = {
        "model": model.name,
        "messages": messages,
        "temperature": 0,
        "max_tokens": MOST_ANSWER_TOKENS,
        "stream": False,
    }
    try:
        status, answer = _post(model, body, until)
        if status in BUSY and _pause(until):
            status, answer = _post(model, body, until)
        elif status == 400:
            # Newer models refuse a temperature and call the length by another name.
            plain = {"model": model.name, "messages": messages, "max_completion_tokens": MOST_ANSWER_TOKENS}
            status, answer = _post(model, plain, until)
    except _Failed as failed:
        cost = guess_tokens(messages) + MOST_ANSWER_TOKENS if failed.costs else 0
        return Reply(failed.outcome, tokens=cost, is_guess=failed.costs)
    if status in BUSY:
        return Reply(Outcome.BUSY)
    if status != 200:
        return Reply(Outcome.REFUSED)
    return _read(answer, messages)


def _pause(until: float) -> bool:
    """Wait a little for a busy server; say whether there is time for a second try."""
    pause = min(LONGEST_PAUSE, (until - time.monotonic()) / 10)
    if pause <= 0:
        return False
    time.sleep(pause)
    return True


def _post(model: LanguageModel, body: dict[str, Any], until: float) -> tuple[int, bytes]:
    """Send and read, bounded in length and time. No redirect is followed: pages name one address."""
    left = until - time.monotonic()
    if left <= 0:
        raise _Failed(Outcome.SLOW)
    try:
        with requests.post(
            f"{model.url}/chat/completions",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Accept-Encoding": "identity"},
            auth=_Key(model.key),
            timeout=(min(left, 10.0), left),
            allow_redirects=False,
            stream=True,
        ) as response:
            return response.status_code, _within(response, until)
    except requests.exceptions.ConnectTimeout:
        raise _Failed(Outcome.UNREACHABLE) from None
    except (requests.exceptions.Timeout, ReadTimeoutError):
        raise _Failed(Outcome.SLOW, costs=True) from None
    except requests.exceptions.ConnectionError as error:
        if isinstance(error.args[0] if error.args else None, ProtocolError):  # it hung up half-way
            raise _Failed(Outcome.BROKEN, costs=True) from None
        raise _Failed(Outcome.UNREACHABLE) from None
    except (requests.exceptions.RequestException, HTTPError, OSError):
        raise _Failed(Outcome.BROKEN, costs=True) from None


def _within(response: requests.Response, until: float) -> bytes:
    """Read piece by piece as they arrive: a server that drips must not hold us past the time."""
    read = bytearray()
    while True:
        if time.monotonic() > until:
            raise requests.exceptions.ReadTimeout
        piece = response.raw.read1(PIECE, decode_content=False)
        if not piece:
            return bytes(read)
        read += piece
        if len(read) > MOST_BYTES:
            raise _Failed(Outcome.TOO_MUCH, costs=True)


def _read(answer: bytes, messages: Messages) -> Reply:
    told = _loaded(answer)
    text = _at(told, "choices", 0, "message", "content")
    text = text if isinstance(text, str) else ""
    used = _at(told, "usage", "total_tokens")
    is_said = type(used) is int and 0 < used < MOST_BELIEVED
    tokens = used if is_said else guess_tokens([*messages, {"content": text}])
    outcome = Outcome.ANSWERED if text.strip() else Outcome.BROKEN
    return Reply(outcome, text, tokens, is_guess=not is_said)


def _loaded(answer: bytes) -> Any:
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None


def _at(told: Any, *path: str | int) -> Any:
    """Follow a path into what a server sent, whatever that is; None where it leads nowhere."""
    for step in path:
        try:
            told = told[step]
        except (KeyError, IndexError, TypeError):
            return None
    return told


def models_at(model: LanguageModel) -> tuple[int, list[str]]:
    """Ask which models the address has: its status and their names. Sends nothing of anyone's.

    Raises `requests.RequestException` where nobody answers.
    """
    until = time.monotonic() + min(model.seconds, 10.0)
    try:
        with requests.get(
            f"{model.url}/models",
            headers={"Accept-Encoding": "identity"},
            auth=_Key(model.key),
            timeout=min(model.seconds, 10.0),
            allow_redirects=False,
            stream=True,
        ) as response:
            listed = _at(_loaded(_within(response, until)), "data")
            status = response.status_code
    except (_Failed, HTTPError) as error:
        raise requests.exceptions.ConnectionError from error
    names = [_at(one, "id") for one in listed] if isinstance(listed, list) else []
    return status, [name for name in names if isinstance(name, str)]
