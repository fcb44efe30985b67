"""Who may open which address of what the engine found."""

from typing import Any

from goldenthread.foundation import clock
from goldenthread.insights.models import Lesson
from tests.permission_table import MANAGERS, SIGNED_IN, Door, Side


def _lesson(scene: Any, role: str, side: Side) -> list[Any]:
    lesson = Lesson.objects.create(
        behaviour="notes", about="marks", at=clock.now(), reviews=40, version="notes-0",
        unseen=40, agreed_before=10, agreed_after=30, head=b"learnt",
    )  # fmt: skip
    return [lesson.pk]


DOORS = [
    Door("insights:learning", "read what the engine learnt", SIGNED_IN, "nothing about it is covert"),
    Door(
        "insights:undo_lesson",
        "take back what the engine learnt",
        MANAGERS,
        "the house's reading is its leaders' to answer for",
        method="post",
        args=_lesson,
    ),
    Door("insights:praise", "read customers' praise", SIGNED_IN, "it shows one's own readable conversations"),
]
