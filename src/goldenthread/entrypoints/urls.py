"""Every address, by package."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("goldenthread.today.urls")),
    path("reviews/", include("goldenthread.reviews.urls")),
]
