"""What was measured while fitting, beside what it should beat."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a head, on texts that it was not fitted on.

    `value` and `reference` are shares in 0..1 of the kind that `measure` names; `reference_is` says whose.
    """

    head: str
    measured_on: str
    measure: str
    value: float
    reference: float | None = None
    reference_is: str = ""
