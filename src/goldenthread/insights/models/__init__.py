"""What the engine read, a mark a behaviour with its words; apart from it, what a language model proposes."""

from .proposal import Asking, ModelCall, Proposal
from .reading import Evidence, Reading

__all__ = ["Asking", "Evidence", "ModelCall", "Proposal", "Reading"]
