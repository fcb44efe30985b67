"""The permission table: every address, who may pass, and why.

Tests walk it, and docs/permissions.md is made of it.

Each package lists its addresses as `DOORS` in `tests/<package>/doors.py`. Write the page anew with
`python -m tests.permission_table > docs/permissions.md`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from django.urls import URLPattern, URLResolver, get_resolver

Reach = Literal["own", "any"]
Side = Literal["own", "other"]
ROLES = ("nobody", "member", "lead", "head", "administrator")
NAMES = {
    "nobody": "Not signed in",
    "member": "Member",
    "lead": "Lead",
    "head": "Head of service",
    "administrator": "Administrator",
}

SIGNED_IN: Mapping[str, Reach] = {"member": "any", "lead": "any", "head": "any", "administrator": "any"}
EVERYONE: Mapping[str, Reach] = {"nobody": "any", **SIGNED_IN}
OWN_TEAMS: Mapping[str, Reach] = {"member": "own", "lead": "own", "head": "any", "administrator": "any"}
INVITERS: Mapping[str, Reach] = {"lead": "any", "head": "any", "administrator": "any"}
LEADS_OWN: Mapping[str, Reach] = {"lead": "own", "head": "any", "administrator": "any"}
MANAGERS: Mapping[str, Reach] = {"head": "any", "administrator": "any"}
ADMINISTRATORS: Mapping[str, Reach] = {"administrator": "any"}
OWN_ONLY: Mapping[str, Reach] = {"member": "own", "lead": "own", "head": "own", "administrator": "own"}
NO_ONE: Mapping[str, Reach] = {}


@dataclass(frozen=True)
class Door:
    """One address and method: who may pass, and why.

    `args` gives the address's arguments for a role and a side: `own` is a thing of the role's own
    team (or account), `other` of another team. Without `args` there is one thing only, and "any"
    lets through. `data` is what is posted. `untried` says why a door is listed but not walked here.
    """

    route: str
    what: str
    who: Mapping[str, Reach]
    why: str
    method: Literal["get", "post"] = "get"
    args: Callable[[Any, str, Side], list[Any]] | None = None
    data: Callable[[Any, str, Side], dict[str, Any]] | dict[str, Any] = field(default_factory=dict)
    untried: str = ""

    @property
    def sides(self) -> tuple[Side, ...]:
        """The things to try it on."""
        return ("own", "other") if self.args or callable(self.data) else ("own",)

    def lets(self, role: str, side: Side) -> bool:
        """Say whether a role may pass to a thing of one's own team or of another."""
        reach = self.who.get(role)
        return reach == "any" or (reach == "own" and side == "own")


def doors() -> list[Door]:
    """Gather the doors that every package lists."""
    here = Path(__file__).parent
    found: list[Door] = []
    for file in sorted(here.glob("*/doors.py")):
        found += importlib.import_module(f"tests.{file.parent.name}.doors").DOORS
    return found


def routes() -> set[str]:
    """Name every address the resolver knows, as `namespace:name`."""
    return set(_names(get_resolver(), ""))


def _names(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name or entry.pattern}"


def page() -> str:
    """Write docs/permissions.md."""
    lines = [
        "# Who may do what",
        "",
        "Made from the table that the tests walk, door by door and role by role"
        " (`python -m tests.permission_table > docs/permissions.md`).",
        "“Own” means things of the teams one works in or leads, or one's own account. Whoever may not pass"
        " finds nothing there (404); whoever is not signed in is asked to sign in.",
        "Roles add up, and they follow from dated memberships alone. No role and no setting takes"
        " anyone out of the reviews.",
        "",
        "| What | " + " | ".join(NAMES[role] for role in ROLES) + " | Why |",
        "|---|" + "---|" * (len(ROLES) + 1),
    ]
    for door in sorted(doors(), key=lambda door: (door.route.partition(":")[0], door.what)):
        cells = [{"any": "yes", "own": "own"}.get(door.who.get(role, ""), "no") for role in ROLES]
        lines.append(f"| {door.what} | " + " | ".join(cells) + f" | {door.why} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    print(page(), end="")
