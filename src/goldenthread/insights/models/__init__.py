"""What the engine read and what customers let be heard; apart from both, what a language model proposes."""

from .lesson import Dismissal, Lesson, LessonUndone
from .listening import Heard, Listening
from .proposal import Asking, ModelCall, Proposal
from .reading import Evidence, Reading

__all__ = [
    "Asking",
    "Dismissal",
    "Evidence",
    "Heard",
    "Lesson",
    "LessonUndone",
    "Listening",
    "ModelCall",
    "Proposal",
    "Reading",
]
