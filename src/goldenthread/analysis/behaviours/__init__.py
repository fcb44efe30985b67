"""The seven behaviours, one step a file."""

from types import ModuleType

from . import accuracy, authentication, clarity, connection, empowerment, history, notes

STEPS: tuple[ModuleType, ...] = (
    connection,
    authentication,
    history,
    accuracy,
    clarity,
    empowerment,
    notes,
)
