"""What the engine read and what customers let be heard; apart from both, what a language model proposes."""

from .listening import Heard, Listening
from .proposal import Asking, ModelCall, Proposal
from .reading import Evidence, Reading

__all__ = ["Asking", "Evidence", "Heard", "Listening", "ModelCall", "Proposal", "Reading"]
