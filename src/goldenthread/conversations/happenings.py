"""What happens to conversations, for the packages above to listen to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConversationsImported:
    """An import has ended: its conversations are in, new or newer than before."""

    run_id: int


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """An import was taken back whole."""

    run_id: int
