"""The kinds of personal data that are taken out, and what stands in their place."""

import re
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """One kind of personal data; where two overlap, the one named first gives the placeholder."""

    SECRET = "secret"
    MAIL = "mail"
    IBAN = "iban"
    CARD = "card"
    NATIONAL_ID = "national_id"
    PHONE = "phone"
    ADDRESS = "address"
    NAME = "name"


ALL: frozenset[Kind] = frozenset(Kind)
ORDER = {kind: number for number, kind in enumerate(Kind)}


class Found(NamedTuple):
    """Where in a text something of a kind stands."""

    kind: Kind
    start: int
    end: int


def placeholder(kind: Kind) -> str:
    """Say what stands in the text instead. It tells the kind and nothing else: no length, no hash."""
    return "[id]" if kind is Kind.NATIONAL_ID else f"[{kind.value}]"


PLACEHOLDER = re.compile("|".join(re.escape(placeholder(kind)) for kind in Kind))
