"""What the worker does for reviews: the engine learns from what people answered."""

from django_tasks import task

from goldenthread.foundation import clock

from .actions.hand_over import ReviewHandedOver
from .queries import said_without_a_hint


@task()
def learn_from_reviews() -> None:
    """Let the engine learn where enough new answers have come; otherwise nothing happens."""
    # scikit-learn takes a second and 100 MB to load: only the worker that learns pays for it, no page does.
    from goldenthread.insights.actions.learn import learn  # noqa: PLC0415

    learn(said=said_without_a_hint(), by=None, at=clock.now())


def after_hand_over(event: ReviewHandedOver) -> None:
    """Have the worker see whether there is something to learn."""
    learn_from_reviews.enqueue()
