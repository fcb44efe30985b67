"""`goldenthread draw`: what each reviewer is asked to look at this week, and why."""

import secrets
from typing import TYPE_CHECKING, Annotated

import orjson
import typer
from rich.markup import escape

if TYPE_CHECKING:
    from goldenthread.reviews.models import DrawItem


def draw(
    week: Annotated[
        str | None, typer.Option(help="The week, like 2026-W43; this week if left out.", metavar="WEEK")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(help="Makes the lot repeatable: the same seed and work give the same draw.", min=0),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the items as a JSON list.")] = False,
) -> None:
    """Draw the week's conversations to review: one pool, one rule, leads included.

    Drawing a week a second time changes nothing and shows the draw there is.
    """
    from .django_ready import make_ready

    make_ready(migrate=True)
    from goldenthread.foundation import clock
    from goldenthread.reviews.actions.draw_week import NothingToDraw, draw_week
    from goldenthread.reviews.weeks import week_of

    at = clock.now()
    try:
        made, is_new = draw_week(
            week=week or week_of(at),
            seed=seed if seed is not None else secrets.randbelow(2**31),
            by=None,
            at=at,
        )
    except (NothingToDraw, ValueError) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    items = list(made.items.select_related("person", "reviewer", "conversation"))
    if as_json:
        typer.echo(
            orjson.dumps(
                [
                    {
                        "id": item.pk,
                        "week": made.week,
                        "conversation": item.conversation.source_id,
                        "person": item.person.name,
                        "reviewer": item.reviewer.name,
                        "kind": item.kind,
                        "chance": item.chance,
                        "reason": item.reason,
                    }
                    for item in items
                ],
                option=orjson.OPT_INDENT_2,
            ).decode()
        )
        return
    _show(made.week, made.seed, is_new, items)


def _show(week: str, seed: int, is_new: bool, items: "list[DrawItem]") -> None:
    from rich.console import Console
    from rich.padding import Padding

    console = Console(highlight=False)
    before = None
    for item in items:
        if item.reviewer_id != before:
            console.print(f"\n[bold]{escape(item.reviewer.name)}[/bold]")
            before = item.reviewer_id
        whose = "their own work" if item.kind == "self" else f"{item.person.name}'s work"
        console.print(Padding(escape(f"{whose}: {item.conversation}"), (0, 0, 0, 2)))
        console.print(Padding(escape(item.reason), (0, 0, 0, 4)), style="dim")
    done = f"{week} is drawn now" if is_new else f"{week} was drawn before; nothing changed"
    console.print(f"\n{done}. Seed {seed}. Everyone concerned sees it at /reviews/draws/{week}/")
