"""Redaction at the door: personal data leaves a text before anything is stored. Pure, no Django.

One file a kind; each has a `find` that yields (start, end). `Redactor` joins them.
"""

from .kinds import ALL, Found, Kind, placeholder
from .redactor import Redactor

__all__ = ["ALL", "Found", "Kind", "Redactor", "placeholder"]
