"""The engine's reading of a draft reply to a colleague: what is there, and what could be.

Each element is a step in its own file, in the order in which a reader meets them.
"""

from types import ModuleType

from . import acknowledges_emotion, connects, invites_more, recognises, takes_further

ELEMENTS: tuple[ModuleType, ...] = (
    connects,
    recognises,
    invites_more,
    acknowledges_emotion,
    takes_further,
)
