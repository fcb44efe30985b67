"""Every address, by package."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("goldenthread.foundation.urls")),
    path("", include("goldenthread.people.urls")),
    path("accounts/", include("goldenthread.foundation.account_urls")),
    path("", include("goldenthread.today.urls")),
    path("conversations/", include("goldenthread.conversations.urls")),
    path("redaction/", include("goldenthread.conversations.redaction_urls")),
    path("reviews/", include("goldenthread.reviews.urls")),
]
