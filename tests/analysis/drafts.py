"""Drafts to a colleague and goal drafts that the engine's checks run over."""

import pyarrow as pa

from goldenthread.analysis.mirror.batch import DRAFTS
from goldenthread.analysis.mirror.goal.batch import GOALS

EXAMPLES = [
    ("bare", "Can I waive the late fee for the lady whose bus broke down?", "Follow the policy."),
    (
        "further",
        "Can I waive the late fee for the lady whose bus broke down?",
        "Follow the policy today, and let's take this to Thursday's huddle",
    ),
    (
        "whole",
        "I'm at the end of my rope. The kiosk ate six bank cards and I refunded them all from the till.",
        "That must have been exhausting. You refunded all six on the spot, and that kept them our customers. "
        "You're the one who sees what that kiosk does to people. I'll ring the vendor at nine tomorrow. "
        "What else should I tell them?",
    ),
    (
        "brushed off",
        "I'm exhausted, the third double shift.",
        "You must be exhausted. Anyway the audit is due.",
    ),
    (
        "ironic",
        "I gave the man a second voucher by mistake.",
        "Oh brilliant. Well done you, that saved us so much.",
    ),
    ("praise", "I moved the leaflets next to the door.", "Great job! 🎉"),
    (
        "German",
        "Ich bin müde.",
        "Das ist nicht so schlimm und ich werde mit der Leitung sprechen, wenn sie da ist.",
    ),
    ("empty", "", ""),
    ("blank", "  \n", " \t\n "),
]
GOAL_EXAMPLES = [
    ("target", "100% satisfaction next quarter by cutting response times"),
    (
        "whole",
        "Imagine every tenant leaves the counter knowing what happens next. We asked the night desk why it "
        "matters, and Ruth said nobody should have to call twice. By March we will rewrite the ten letters.",
    ),
    ("picture", "A place where no caller has to repeat the story."),
    ("German", "Wir wollen, dass die Kunden nicht mehr warten und das ist unser Ziel."),
    ("empty", ""),
]


def drafts_batch(rows: list[tuple[str, str, str]]) -> pa.RecordBatch:
    """Pack drafts."""
    return pa.record_batch([pa.array(column, pa.string()) for column in _columns(rows, 3)], schema=DRAFTS)


def goals_batch(rows: list[tuple[str, str]]) -> pa.RecordBatch:
    """Pack goal drafts."""
    return pa.record_batch([pa.array(column, pa.string()) for column in _columns(rows, 2)], schema=GOALS)


def _columns(rows: list[tuple[str, ...]], width: int) -> list[list[str]]:
    return [[row[at] for row in rows] for at in range(width)]
