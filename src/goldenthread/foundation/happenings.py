"""Events: what happened, told to whoever listens once the change is safely stored.

A package announces what it did; packages above it listen. This is how a lower floor
reaches upward without importing upward.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.db import transaction

Event = TypeVar("Event")
_listeners: defaultdict[type, list[Callable[[Any], None]]] = defaultdict(list)
_takers_part: defaultdict[type, list[Callable[[Any], None]]] = defaultdict(list)


def listen(to: type[Event], do: Callable[[Event], None]) -> None:
    """Have `do` called with every announced event of the type `to`; call it from an app's `ready()`."""
    if do not in _listeners[to]:
        _listeners[to].append(do)


def announce(event: object) -> None:
    """Tell the listeners once the surrounding transaction commits, and never if it rolls back."""
    for do in _listeners[type(event)]:
        transaction.on_commit(partial(do, event))


def listen_within(to: type[Event], do: Callable[[Event], None]) -> None:
    """Have `do` take part in the very transaction of an act, for rows that move together or not at all."""
    if do not in _takers_part[to]:
        _takers_part[to].append(do)


def announce_within(event: object) -> None:
    """Let those who take part do their share now; if one of them fails, the whole act fails."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("announce_within belongs inside the transaction of an act.")
    for do in _takers_part[type(event)]:
        do(event)
