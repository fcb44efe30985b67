"""`goldenthread draw`: what each reviewer is asked to look at this week, and why."""

import secrets
from typing import Annotated

import orjson
import typer


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

    make_ready()
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
    _show(
        made.week,
        made.seed,
        is_new,
        [(i.reviewer.name, i.person.name, str(i.conversation), i.reason) for i in items],
    )


def _show(week: str, seed: int, is_new: bool, rows: list[tuple[str, str, str, str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table(box=box.SIMPLE_HEAD, title_justify="left", title=f"The draw of {week}", pad_edge=False)
    for heading in ("For", "Work of", "Conversation", "Why"):
        table.add_column(heading, overflow="fold")
    before = None
    for reviewer, person, conversation, reason in rows:
        table.add_row(
            reviewer if reviewer != before else "",
            "their own" if person == reviewer else person,
            conversation,
            reason,
        )
        before = reviewer
    console.print(table)
    done = "Drawn now" if is_new else "This week was drawn before; nothing changed"
    console.print(f"{done}. Seed {seed}. Everyone concerned sees it at /reviews/draws/{week}/", style="dim")
