"""Addresses of each person's home and of the first steps."""

from django.urls import path

from . import views

app_name = "today"
urlpatterns = [
    path("", views.home, name="home"),
    path("welcome/", views.welcome, name="welcome"),
]
