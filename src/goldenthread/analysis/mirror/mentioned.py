"""The words that a suggestion takes up, each quoted; empty where there are none."""

from typing import Protocol


class Mention(Protocol):
    """Words of a draft and of the message it answers."""

    @property
    def topic(self) -> str:
        """What the message is about; where it says nothing, what the draft is about."""

    @property
    def feeling(self) -> str:
        """The words with which they let a feeling be known."""

    @property
    def deed(self) -> str:
        """What they say that they did."""

    @property
    def asks(self) -> bool:
        """Whether they ask something."""

    @property
    def question(self) -> str:
        """The draft's question that leaves no room for an answer of their own."""

    @property
    def praise(self) -> str:
        """The draft's praise that names nothing."""

    @property
    def brush_off(self) -> str:
        """The draft's words that pass over a feeling."""

    @property
    def vague_step(self) -> str:
        """The draft's step without who or when."""

    @property
    def order(self) -> str:
        """What the draft tells them to do."""

    @property
    def draft_words(self) -> str:
        """The draft's last sentence: where something could be added."""

    @property
    def opening(self) -> str:
        """The draft's first sentence: before it, a feeling can be met."""
