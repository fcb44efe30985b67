"""Every address, by package."""

from django.urls import URLPattern, URLResolver, include, path

from goldenthread.entrypoints.demo import views as demo

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("goldenthread.foundation.urls")),
    path("", include("goldenthread.people.urls")),
    path("accounts/", include("goldenthread.foundation.account_urls")),
    path("", include("goldenthread.today.urls")),
    path("conversations/", include("goldenthread.conversations.urls")),
    path("imports/", include("goldenthread.conversations.import_urls")),
    path("redaction/", include("goldenthread.conversations.redaction_urls")),
    path("sample-team/", demo.sample_team, name="sample_team"),
    path("sample-team/removal/", demo.sample_team_removal, name="sample_team_removal"),
    path("", include("goldenthread.insights.urls")),
    path("reviews/", include("goldenthread.reviews.urls")),
]
