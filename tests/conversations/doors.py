"""Who may open which address of conversations."""

from tests.permission_table import MANAGERS, SIGNED_IN, Door

DOORS = [
    Door("redaction:redaction", "see what is taken out at the door", SIGNED_IN, "nothing about the data is secret"),
    Door(
        "redaction:trial", "try redaction on a text of one's own", SIGNED_IN, "nothing is kept of it", method="post",
        data={"text": "Call me on 415-555-2671"},
    ),
    Door(
        "redaction:pause", "let a kind of personal data in", MANAGERS, "they answer for what is stored", method="post",
        args=lambda *_: ["phone"],
    ),
    Door(
        "redaction:end_of_pause", "take a kind of personal data out again", MANAGERS, "they answer for what is stored",
        method="post", args=lambda *_: ["phone"],
    ),
]  # fmt: skip
