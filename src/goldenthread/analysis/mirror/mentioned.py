"""The words that a suggestion takes up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """Words to take up, each quoted; empty where there are none."""

    topic: str
    """What the message is about; where it says nothing, what the draft is about."""
    feeling: str
    """The words with which they let a feeling be known."""
    deed: str
    """What they say that they did."""
    asks: bool
    """Whether they ask something."""
    question: str
    """The draft's question that leaves no room for an answer of their own."""
    praise: str
    """The draft's praise that names nothing."""
    brush_off: str
    """The draft's words that pass over a feeling."""
    vague_step: str
    """The draft's step without who or when."""
    order: str
    """What the draft tells them to do."""
    draft_words: str
    """The draft's last sentence: where something could be added."""
