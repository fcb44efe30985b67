"""What happens in insights that others may want to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelAsked:
    """Someone asked the language model, or the house did by itself (`is_unbidden`); the question waits."""

    asking: int
    is_unbidden: bool


@dataclass(frozen=True, slots=True)
class LessonKept:
    """The engine reads a behaviour in another way from now on: what is stored has to be read again."""

    behaviours: tuple[str, ...]
