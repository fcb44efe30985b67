"""The engine's reading of a goal draft: vision, engagement and delivery, each a step of its own."""

from types import ModuleType

from . import delivery, engagement, vision

PARTS: tuple[ModuleType, ...] = (vision, engagement, delivery)
