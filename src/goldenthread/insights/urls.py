"""Addresses of what the engine found."""

from django.urls import path

from . import views

app_name = "insights"
urlpatterns = [path("praise/", views.praise, name="praise")]
