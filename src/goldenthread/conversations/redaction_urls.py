"""Addresses of what is taken out at the door."""

from django.urls import path

from .views import redaction as views

app_name = "redaction"
urlpatterns = [
    path("", views.redaction, name="redaction"),
    path("trial/", views.trial, name="trial"),
    path("<str:kind>/pause/", views.pause, name="pause"),
    path("<str:kind>/pause/end/", views.end_of_pause, name="end_of_pause"),
]
