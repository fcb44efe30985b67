"""Lists every family of heads that ships, in the order in which they are fitted."""

from types import ModuleType

from . import behaviours, empathy, feelings, mirror, politeness

FAMILIES: tuple[ModuleType, ...] = (empathy, politeness, feelings, mirror, behaviours)
