"""Who may open which address of conversations; test_conversation_doors.py tries each kind of reach."""

from collections.abc import Mapping
from typing import Any

from goldenthread.conversations.models import SavedView
from goldenthread.entrypoints.demo import cast
from tests.conversations.spoken_rows import Said, Shelf
from tests.permission_table import OWN_ONLY, SIGNED_IN, Door, Reach, Side

READERS: Mapping[str, Reach] = {"member": "own", "lead": "own", "head": "any"}


def a_conversation(scene: Any, role: str, side: Side) -> list[int]:
    """A conversation of the own team (Orders), or of another."""
    team, by = (cast.ORDERS, cast.SINEAD) if side == "own" else (cast.PRODUCTS, cast.BEN)
    return [Shelf(scene.fernhill).put(Said("Hi"), Said("Hello", by=by), team=team).pk]


def a_view(scene: Any, role: str, side: Side) -> list[int]:
    """A saved view of one's own, or of a colleague."""
    own = side == "own" and role != "nobody"
    person = scene.account(role).person if own else scene.fernhill.person(cast.LUIS)
    return [SavedView.objects.create(person=person, name="Mine", filters="q=tent").pk]


DOORS = [
    Door(
        "conversations:list", "open the list of conversations", SIGNED_IN,
        "everyone finds what they may read; an administrator without another role finds an empty list",
    ),
    Door(
        "conversations:page", "read a conversation", READERS,
        "teams read their own and their people's work; an administrator has no need of customers' words",
        args=a_conversation,
    ),
    Door("conversations:views", "see one's saved views", SIGNED_IN, "one's own only"),
    Door(
        "conversations:views", "save a view", SIGNED_IN, "one's own only",
        method="post", data={"name": "Leaks", "filters": "q=leak"},
    ),
    Door(
        "conversations:view_name", "rename a saved view", OWN_ONLY, "nobody sees another's",
        method="post", args=a_view, data={"name": "New"},
    ),
    Door(
        "conversations:view_removal", "remove a saved view", OWN_ONLY, "nobody sees another's",
        method="post", args=a_view,
    ),
]  # fmt: skip
