"""What the engine read: a mark a behaviour, the words it rests on, and what customers let be heard."""

from .lesson import Dismissal, Lesson, LessonUndone
from .listening import Heard, Listening
from .reading import Evidence, Reading

__all__ = ["Dismissal", "Evidence", "Heard", "Lesson", "LessonUndone", "Listening", "Reading"]
