"""What the doctor says: one finding a look, and the command that mends it."""

from dataclasses import dataclass
from enum import IntEnum


class State(IntEnum):
    """How bad it is; the worst is the exit code."""

    FINE = 0
    WARNING = 1
    BROKEN = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `mend` is a command or a step, empty where all is well."""

    about: str
    state: State
    says: str
    mend: str = ""


def fine(about: str, says: str) -> Finding:
    """All is well."""
    return Finding(about, State.FINE, says)


def warning(about: str, says: str, mend: str) -> Finding:
    """It works, and should be seen to."""
    return Finding(about, State.WARNING, says, mend)


def broken(about: str, says: str, mend: str) -> Finding:
    """It does not work until it is mended."""
    return Finding(about, State.BROKEN, says, mend)
