"""Remembers what a stock sentence gives: staff say many sentences to many customers."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

STOCK_LENGTH, REMEMBERED = 300, 20_000

Given = TypeVar("Given")


def stock(work: Callable[[str], Given]) -> Callable[[str], Given]:
    """Work out once what depends on a text alone; long texts are nobody's stock and not kept.

    What is given is shared between those who ask: nobody may change it.
    """
    remembered = lru_cache(REMEMBERED)(work)

    @wraps(work)
    def once(text: str) -> Given:
        return remembered(text) if len(text) <= STOCK_LENGTH else work(text)

    return once
