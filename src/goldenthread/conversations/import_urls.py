"""Addresses of imports."""

from django.urls import path

from .views import imports, uploads

app_name = "imports"
urlpatterns = [
    path("", imports.past, name="list"),
    path("new/", uploads.new, name="new"),
    path("uploads/<str:key>/", uploads.preview, name="preview"),
    path("uploads/<str:key>/import/", uploads.begin, name="begin"),
    path("uploads/<str:key>/removal/", uploads.discard, name="discard"),
    path("<int:number>/", imports.run, name="run"),
    path("<int:number>/refused.csv", imports.refused, name="refused"),
    path("<int:number>/again/", imports.carry_on, name="again"),
    path("<int:number>/undo/", imports.undo, name="undo"),
]
