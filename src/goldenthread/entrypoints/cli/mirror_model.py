"""What `goldenthread mirror --language-model` adds: the model's suggestions in place of the engine's own."""

from collections.abc import Callable
from typing import Any

from .django_ready import make_ready

HOW_TO_SET_ONE = (
    "No language model is set up here. Set GOLDENTHREAD_MODEL_URL to an OpenAI-compatible address, such as "
    "http://localhost:11434/v1, and GOLDENTHREAD_MODEL_NAME to the model's name (docs/running.md), or leave "
    "--language-model out: the mirror suggests without one."
)


class ModelNotSet(Exception):
    """No language model can be asked; says how to set one."""


class Adviser:
    """Asks the language model about one draft after the other; where it fails the engine's words stay."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Make the data folder ready, for the day's limit is kept there. Raises `ModelNotSet`."""
        try:
            make_ready()
        except ValueError as error:
            raise ModelNotSet(str(error)) from error
        from django.conf import settings

        if settings.LANGUAGE_MODEL is None:
            raise ModelNotSet(HOW_TO_SET_ONE)
        make_ready(migrate=True)
        from goldenthread.conversations.redaction import Redactor
        from goldenthread.conversations.redaction_queries import redaction_kinds

        self._say = say
        self._redactor: Redactor = Redactor(redaction_kinds())
        self._told = self._is_over = False

    def advise(self, draft: dict[str, str], answer: dict[str, Any]) -> None:
        """Put the model's suggestions into an answer, each marked with the model's name.

        Both texts go there with the personal data taken out. What it does not suggest, or not in words
        that may stand, the engine suggests.
        """
        own = answer["suggestions"]
        if not own or self._is_over:
            return
        from goldenthread.foundation import clock
        from goldenthread.insights.actions.suggest import suggest
        from goldenthread.insights.language_model.outcome import ENDS_THE_ROUND, Outcome

        suggested = suggest(
            incoming=self._redactor.redact(draft["incoming"]),
            reply=self._redactor.redact(draft["reply"]),
            missing=[one["element"] for one in own],
            at=clock.now(),
        )
        if suggested.outcome is not Outcome.ANSWERED:
            self._is_over = suggested.outcome in ENDS_THE_ROUND
            self._tell(suggested.model, suggested.outcome)
            return
        words = {one.element: one.words for one in suggested.suggestions}
        answer["suggestions"] = [
            {**one, "text": words[one["element"]], "by": suggested.model} if one["element"] in words else one
            for one in own
        ]

    def _tell(self, model: str, outcome: Any) -> None:
        from goldenthread.insights.language_model.outcome import SAYS, Outcome

        if not self._told:
            why = (
                "The draft is longer than what is sent there."
                if outcome is Outcome.TOO_LONG
                else SAYS[outcome]
            )
            self._say(f"{model} suggested nothing here; the engine's own suggestions stand instead. {why}")
        self._told = True
