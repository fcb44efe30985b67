"""The wording of the seven behaviours that a new house starts with; a team may settle its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One behaviour as reviewers read it: its name, and what it looks like when it is there."""

    behaviour: str
    title: str
    looks_like: str


FIRST_WORDING = (
    Wording(
        "connection",
        "Makes a human connection",
        "A greeting meant for this customer, their name, a word for how they feel, interest that is more "
        "than the form asks.",
    ),
    Wording(
        "authentication",
        "Properly authenticates the account",
        "Asks for what is needed to know who is there before anything private is said or changed, and says "
        "why. Often only a note or an event shows it; where neither came along, say “cannot tell”.",
    ),
    Wording(
        "history",
        "Reviews the customer's history and notes",
        "Knows what happened before and uses it, so that the customer need not tell their story again.",
    ),
    Wording(
        "accuracy",
        "Gives accurate information",
        "What is said is right, complete for this question, and agrees with what the systems show. What is "
        "not certain is said to be uncertain, then found out.",
    ),
    Wording(
        "clarity",
        "Communicates the message effectively",
        "Plain words in a good order, one thing at a time; the customer can tell what happens next.",
    ),
    Wording(
        "empowerment",
        "Empowers the customer",
        "Leaves the customer able to help themselves: a link, a step to try, whom to ask, what to watch for. "
        "The next contact is spared.",
    ),
    Wording(
        "notes",
        "Leaves complete notes for the next person",
        "A colleague could take over from the note alone: what was asked, what was done, what was promised. "
        "Where the import brought no notes, say “cannot tell”.",
    ),
)
