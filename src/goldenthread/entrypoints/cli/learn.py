"""`goldenthread learn`: the engine learns from the reviews that were handed over."""

from typing import Annotated

import typer

from .django_ready import make_ready


def learn(
    again: Annotated[
        bool, typer.Option("--again", help="Also where no ten new answers have come since the last try.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object.")] = False,
) -> None:
    """Learn from handed-over reviews how this house reads each behaviour; keep only what agrees better.

    The worker does this by itself as reviews come in. What is kept, and how to take it back, stands on the
    page “What the engine learnt”.
    """
    make_ready(migrate=True)
    from goldenthread.entrypoints.cli.read import as_json as written
    from goldenthread.foundation import clock
    from goldenthread.insights.actions.learn import learn as learn_from
    from goldenthread.reviews.queries import said_without_a_hint

    said = said_without_a_hint()
    lessons = learn_from(said=said, by=None, at=clock.now(), again=again)
    if as_json:
        told = [
            {
                "behaviour": lesson.behaviour,
                "about": lesson.about,
                "reviews": lesson.reviews,
                "unseen": lesson.unseen,
                "agreed_before": lesson.agreed_before,
                "agreed_after": lesson.agreed_after,
                "kept": lesson.is_kept,
            }
            for lesson in lessons
        ]
        typer.echo(written({"answers": len(said), "lessons": told}))
        return
    for lesson in lessons:
        outcome = "kept" if lesson.is_kept else "no better by more than luck, dropped"
        typer.echo(
            f"{lesson}: agrees with {lesson.agreed_after} of {lesson.unseen} unseen, as it comes with "
            f"{lesson.agreed_before}; {outcome}."
        )
    if not lessons:
        typer.echo(f"Nothing to learn from yet: {len(said)} answers without a hint have been handed over.")
