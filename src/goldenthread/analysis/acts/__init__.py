"""Dialogue acts: what each message does, from cues and from its place in the exchange."""

from .reading import Said, exchanges, said_in

__all__ = ["Said", "exchanges", "said_in"]
