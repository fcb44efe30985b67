"""What the engine read: a mark a behaviour, and the words it rests on."""

from .reading import Evidence, Reading

__all__ = ["Evidence", "Reading"]
