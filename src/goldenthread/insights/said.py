"""What reviewers hand down for the engine to learn from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer said of one behaviour without a hint: a mark, and the words they quoted.

    A quote is (position of the message, first character, one past the last).
    """

    conversation: int
    behaviour: str
    mark: str
    quotes: tuple[tuple[int, int, int], ...] = ()
