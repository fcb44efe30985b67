"""Registers the insights package with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """The insights package."""

    name = "goldenthread.insights"
    label = "insights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What is imported gets read, what is asked gets put to the language model."""
        from goldenthread.conversations.happenings import ConversationsImported
        from goldenthread.foundation import happenings

        from .happenings import LessonKept, ModelAsked
        from .jobs import after_asking, after_import, after_lesson

        happenings.listen(ConversationsImported, after_import)
        happenings.listen(LessonKept, after_lesson)
        happenings.listen(ModelAsked, after_asking)
