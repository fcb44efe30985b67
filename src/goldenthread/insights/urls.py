"""Addresses of what the engine found and learnt."""

from django.urls import path

from . import views

app_name = "insights"
urlpatterns = [
    path("praise/", views.praise, name="praise"),
    path("learning/", views.learning, name="learning"),
    path("learning/<int:lesson>/undoing/", views.undo, name="undo_lesson"),
]
