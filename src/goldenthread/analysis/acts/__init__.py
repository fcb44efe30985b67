"""Dialogue acts: what each message does, from cues and from its place in the exchange."""

from .features import features_of
from .quoting import quotes
from .reading import Said, exchanges, said_in

__all__ = ["Said", "exchanges", "features_of", "quotes", "said_in"]
