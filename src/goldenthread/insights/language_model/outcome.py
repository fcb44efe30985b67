"""How a question to the language model ended, and the plain sentence for whoever asked."""

from enum import StrEnum


class Outcome(StrEnum):
    """How it ended. Only `ANSWERED` leaves proposals behind."""

    ANSWERED = "answered"
    SLOW = "slow"
    UNREACHABLE = "unreachable"
    BUSY = "busy"
    REFUSED = "refused"
    BROKEN = "broken"
    TOO_MUCH = "too_much"
    LIMIT = "limit"
    TOO_LONG = "too_long"
    CHANGED = "changed"
    SET_ASIDE = "set_aside"
    SWITCHED_OFF = "switched_off"


# Whatever the address does, another conversation fares no better just now.
ENDS_THE_ROUND = frozenset(
    {Outcome.LIMIT, Outcome.UNREACHABLE, Outcome.BUSY, Outcome.SWITCHED_OFF, Outcome.SLOW, Outcome.REFUSED}
)
# Says something of the day or the address, not of the conversation: it may be asked about again unbidden.
# A slow or refused answer may come from the conversation itself and would stand in the way every time.
PASSING = ENDS_THE_ROUND - {Outcome.SLOW, Outcome.REFUSED}

SAYS = {
    Outcome.ANSWERED: "",
    Outcome.SLOW: "It did not answer in the time it is given.",
    Outcome.UNREACHABLE: "Its address cannot be reached. Whoever runs this installation sees why with "
    "goldenthread doctor.",
    Outcome.BUSY: "It is too busy to answer just now.",
    Outcome.REFUSED: "It refused the question: its name, the key or the length may not suit it. Whoever runs "
    "this installation sees more with goldenthread doctor.",
    Outcome.BROKEN: "Its answer could not be read, so nothing of it was kept.",
    Outcome.TOO_MUCH: "Its answer was far longer than it was asked for, so nothing of it was kept.",
    Outcome.LIMIT: "What it may use in a day is used up. No more is asked until tomorrow.",
    Outcome.TOO_LONG: "This conversation is longer than what is sent to a language model, and a part of it "
    "would be read wrongly.",
    Outcome.CHANGED: "The conversation changed while it was read, so nothing was kept.",
    Outcome.SET_ASIDE: "It was asked anew meanwhile.",
    Outcome.SWITCHED_OFF: "The language model was switched off meanwhile.",
}
