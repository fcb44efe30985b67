"""Addresses of conversations."""

from django.urls import path

from .views import conversations, said, saved_views

app_name = "conversations"
urlpatterns = [
    path("", conversations.find, name="list"),
    path("<int:number>/", conversations.read, name="page"),
    path("said/<int:number>/", said.said, name="said"),
    path("views/", saved_views.keep, name="views"),
    path("views/<int:number>/name/", saved_views.rename, name="view_name"),
    path("views/<int:number>/removal/", saved_views.remove, name="view_removal"),
]
