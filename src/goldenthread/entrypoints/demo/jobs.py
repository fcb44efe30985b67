"""What the worker does for the sample team."""

from django_tasks import task

from goldenthread.foundation import clock

from .prepare import prepare_sample_team


@task()
def bring_sample_team_in() -> None:
    """Write, import, read and draw the sample team that has been settled; carries on where it stopped."""
    prepare_sample_team(by=None, clock=clock.now)
