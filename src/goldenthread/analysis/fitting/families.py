"""Lists every family of heads that ships, in the order in which they are fitted."""

from types import ModuleType

from . import empathy, feelings, politeness

FAMILIES: tuple[ModuleType, ...] = (empathy, politeness, feelings)
