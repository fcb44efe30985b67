"""Reads the settings of the optional language model: GOLDENTHREAD_MODEL_…; no address, no model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

URL, NAME, KEY = "GOLDENTHREAD_MODEL_URL", "GOLDENTHREAD_MODEL_NAME", "GOLDENTHREAD_MODEL_KEY"
TIMEOUT, TOKENS_A_DAY = "GOLDENTHREAD_MODEL_TIMEOUT", "GOLDENTHREAD_MODEL_TOKENS_A_DAY"
BY_ITSELF = "GOLDENTHREAD_MODEL_BY_ITSELF"
LONGEST_WAIT = 600.0


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Where the model is, what it is called, and what it may take: seconds a question, tokens a day.

    The address holds no secret: pages show it to whoever is about to send words there.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)  # so that no log or traceback shows it
    seconds: float = 60.0
    tokens_a_day: int = 200_000
    by_itself: bool = False


def language_model_from(environment: Mapping[str, str]) -> LanguageModel | None:
    """Read the settings; None where no address is set. Raises ValueError for one that cannot be used."""
    given = environment.get(URL, "").strip().rstrip("/")
    if not given:
        return None
    name = environment.get(NAME, "").strip()
    if not name:
        raise ValueError(f"{URL} is set, but {NAME} is not: say which model to ask.")
    if len(name) > 100:
        raise ValueError(f"{NAME} is longer than 100 characters.")
    return LanguageModel(
        url=_checked(given),
        name=name,
        key=environment.get(KEY, "").strip(),
        seconds=_seconds(environment.get(TIMEOUT, "") or "60"),
        tokens_a_day=_tokens(environment.get(TOKENS_A_DAY, "") or "200000"),
        by_itself=environment.get(BY_ITSELF, "").strip().lower() in ("1", "yes", "true"),
    )


def _checked(given: str) -> str:
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{URL} must look like http://localhost:11434/v1 or https://models.example.org/v1.")
    if "@" in parts.netloc:
        raise ValueError(f"{URL} must hold no name or password: pages show it. Put the key in {KEY}.")
    return urlunsplit(parts)


def _seconds(given: str) -> float:
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= LONGEST_WAIT:
        raise ValueError(f"{TIMEOUT} must be a number of seconds from 1 to {LONGEST_WAIT:.0f}.")
    return seconds


def _tokens(given: str) -> int:
    if not (given.isascii() and given.isdecimal() and len(given) <= 12 and int(given) > 0):
        raise ValueError(f"{TOKENS_A_DAY} must be a whole number of tokens, like 200000.")
    return int(given)
