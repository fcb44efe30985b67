"""Asks the language model for suggestions to a draft reply, for the mirror; nothing of them is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from goldenthread.insights.language_model import suggestions as drafts
from goldenthread.insights.language_model.outcome import Outcome
from goldenthread.insights.language_model.setting import LanguageModel

from .ask_model import NoLanguageModel
from .consult import consult


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a language model suggests, by which model, or how the question ended."""

    model: str
    outcome: Outcome
    suggestions: tuple[drafts.Suggestion, ...] = ()
    dropped: int = 0


def suggest(*, incoming: str, reply: str, missing: Sequence[str], at: datetime) -> Suggested:
    """Ask for one suggestion a missing element (`suggestions.ELEMENTS`) of the draft `reply` to `incoming`.

    Both texts are redacted by the caller, for they are typed and have come through no door. A suggestion
    that quotes words neither of them holds is dropped. It waits for the answer, up to the time limit:
    a page calls it from a part of its own. Raises `NoLanguageModel`, and KeyError for no known element.
    """
    model: LanguageModel | None = settings.LANGUAGE_MODEL
    if model is None:
        raise NoLanguageModel("No language model is set up here. The mirror reads without one.")
    if not missing:
        return Suggested(model.name, Outcome.ANSWERED)
    if len(incoming) + len(reply) > drafts.MOST_CHARACTERS:
        return Suggested(model.name, Outcome.TOO_LONG)
    question = drafts.messages_about(incoming, reply, missing)
    answer = consult(model, question, at=at)
    if answer.outcome is not Outcome.ANSWERED:
        return Suggested(model.name, answer.outcome)
    kept = drafts.kept_of(answer.text, incoming, reply, missing)
    if kept is None:
        return Suggested(model.name, Outcome.BROKEN)
    return Suggested(model.name, Outcome.ANSWERED, kept.kept, kept.dropped)
