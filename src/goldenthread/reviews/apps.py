"""Registers the reviews package with Django."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """The reviews package."""

    name = "goldenthread.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the floor below; models can only be imported once Django is ready."""
        from goldenthread.foundation import happenings
        from goldenthread.people.actions.merge_people import PeopleMerged

        from .actions.hand_over import ReviewHandedOver
        from .actions.move_reviews import move_reviews
        from .jobs import after_hand_over

        happenings.listen_within(PeopleMerged, move_reviews)
        happenings.listen(ReviewHandedOver, after_hand_over)
