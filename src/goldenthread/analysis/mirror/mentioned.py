"""What a suggestion takes up of a draft and of the message it answers."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from .response import Response
from .situation import Situation


class Mention(Protocol):
    """Words of a draft and of the message it answers."""

    @property
    def texts(self) -> str:
        """Both texts, whole: they choose among what can be said."""

    @property
    def situation(self) -> Situation:
        """What the message does."""

    @property
    def responses(self) -> Mapping[Response, str]:
        """What the draft does, each with its words quoted."""

    @property
    def words(self) -> Mapping[str, str]:
        """What the message holds, by the names of `phrasing`; empty where it holds none."""

    @property
    def earlier(self) -> Sequence[str]:
        """What was already suggested for this draft."""
