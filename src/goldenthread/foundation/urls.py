"""Addresses of accounts and the audit."""

from django.urls import path

from .views.sign_in_link import sign_in_link

app_name = "foundation"
urlpatterns = [
    path("accounts/link/<str:token>/", sign_in_link, name="sign_in_link"),
]
