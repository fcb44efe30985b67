"""Who may open which address of conversations, imports and redaction."""

from datetime import timedelta
from typing import Any

from goldenthread.conversations.models import ImportRun, SavedView, Upload
from goldenthread.entrypoints.demo import cast
from tests.conversations.spoken_rows import Said, Shelf
from tests.fernhill import NOW, START
from tests.permission_table import MANAGERS, OWN_ONLY, OWN_TEAMS, SIGNED_IN, Door, Reach, Side

TEAMS_WORK: dict[str, Reach] = {"member": "own", "lead": "own", "head": "any"}
IMPORTERS: dict[str, Reach] = {"lead": "any", "head": "any", "administrator": "any"}
OWN_IMPORTS: dict[str, Reach] = {"lead": "own", "head": "any", "administrator": "any"}
OWN_UPLOADS: dict[str, Reach] = {"lead": "own", "head": "own", "administrator": "own"}
TEAM = "a team's customer work is open to the team, leads' work included, and to the head of service"
BRINGS = "leads, heads and administrators bring conversations in"
MINE = "each finds only what they made themselves"
UNREDACTED = "an upload is not redacted yet: only who dropped it may look"


def a_conversation(scene: Any, role: str, side: Side) -> list[int]:
    """One of the own team's conversations, or another team's."""
    team, by = (cast.ORDERS, cast.LUIS) if side == "own" else (cast.PRODUCTS, cast.BEN)
    return [Shelf(scene.fernhill).put(Said("Where is it?"), Said("On its way.", by=by), team=team).pk]


def a_colleague(scene: Any, role: str, side: Side) -> list[int]:
    """Someone of one's own team who wrote to a customer, or of another team."""
    person = scene.person(side)
    by, team = (cast.LUIS, cast.ORDERS) if side == "own" else (cast.BEN, cast.PRODUCTS)
    Shelf(scene.fernhill).put(Said("Where is it?"), Said("On its way.", by=by), team=team)
    return [person.pk]


def a_view(scene: Any, role: str, side: Side) -> list[int]:
    """One's own saved view, or a colleague's."""
    own = side == "own" and role != "nobody"
    person = scene.account(role).person if own else scene.fernhill.person(cast.ZOE)
    return [SavedView.objects.create(person=person, name="Boots", filters="q=boots").pk]


def a_run(scene: Any, role: str, side: Side) -> list[int]:
    """An import of one's own, or of someone else."""
    own = side == "own" and role != "nobody"
    by = scene.account(role) if own else scene.fernhill.account(cast.TOM)
    return [ImportRun.objects.create(by=by, started_at=START, finished_at=NOW, stored_at=NOW).pk]


def an_unfinished_run(scene: Any, role: str, side: Side) -> list[int]:
    """An import of one's own that stopped half-way, or of someone else."""
    number = a_run(scene, role, side)
    ImportRun.objects.filter(pk__in=number).update(finished_at=None, stored_at=NOW - timedelta(days=1))
    return number


def an_upload(scene: Any, role: str, side: Side) -> list[str]:
    """Files that one dropped oneself, or that someone else dropped."""
    own = side == "own" and role != "nobody"
    by = scene.account(role) if own else scene.fernhill.account(cast.TOM)
    upload = Upload.objects.create(key=f"{role}{side}", by=by, at=NOW)
    (upload.folder / "000").mkdir(parents=True, exist_ok=True)
    (upload.folder / "000" / "chat.txt").write_text(
        "Ana (14:02): My tent is torn.\nChad (14:03): I am sorry.\n"
    )
    return [upload.key]


DOORS = [
    Door("conversations:views", "see one's saved views", SIGNED_IN, MINE),
    Door("conversations:list", "find conversations", SIGNED_IN, "the list holds only what one may read"),
    Door("conversations:page", "read a conversation", TEAMS_WORK, TEAM, args=a_conversation),
    Door(
        "conversations:said", "read by which words to recognise someone", OWN_TEAMS,
        "of the lines only those show that one may read anyway", args=a_colleague,
    ),
    Door(
        "conversations:views", "keep a view", {"member": "any", "lead": "any", "head": "any",
        "administrator": "any"}, MINE, method="post", data={"name": "Boots", "filters": "q=boots"},
    ),
    Door(
        "conversations:view_name", "rename a view", OWN_ONLY, MINE, method="post", args=a_view,
        data={"name": "Tents"},
    ),
    Door("conversations:view_removal", "delete a view", OWN_ONLY, MINE, method="post", args=a_view),
    Door("imports:list", "see imports", IMPORTERS, BRINGS),
    Door("imports:new", "drop files", IMPORTERS, BRINGS),
    Door("imports:preview", "look at an upload", OWN_UPLOADS, UNREDACTED, args=an_upload),
    Door("imports:begin", "import an upload", OWN_UPLOADS, UNREDACTED, method="post", args=an_upload),
    Door("imports:discard", "throw an upload away", OWN_UPLOADS, UNREDACTED, method="post", args=an_upload),
    Door("imports:run", "see an import", OWN_IMPORTS, BRINGS, args=a_run),
    Door("imports:refused", "download refused rows", OWN_IMPORTS, BRINGS, args=a_run),
    Door(
        "imports:again", "carry an import on", OWN_IMPORTS, BRINGS, method="post", args=an_unfinished_run
    ),
    Door("imports:undo", "take an import back", OWN_IMPORTS, BRINGS, method="post", args=a_run),
    Door("redaction:redaction", "read what is taken out", SIGNED_IN, "nothing about it is secret"),
    Door(
        "redaction:trial", "try redaction", SIGNED_IN, "what is tried is kept nowhere", method="post",
        data={"text": "My card is 4111 1111 1111 1111."},
    ),
    Door(
        "redaction:pause", "let a kind in", MANAGERS, "it concerns every customer", method="post",
        args=lambda scene, role, side: ["phone"],
    ),
    Door(
        "redaction:end_of_pause", "take a kind out again", MANAGERS, "it concerns every customer",
        method="post", args=lambda scene, role, side: ["phone"],
    ),
]  # fmt: skip
