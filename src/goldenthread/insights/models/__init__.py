"""What the engine read: a mark a behaviour, the words it rests on, and what customers let be heard."""

from .listening import Heard, Listening
from .reading import Evidence, Reading

__all__ = ["Evidence", "Heard", "Listening", "Reading"]
