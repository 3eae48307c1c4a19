"""Addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from rongtong.kit.files.web import views

app_name = "files"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.mine, name="mine"),
    path("link/<str:text>/", views.signed, name="signed"),
    re_path(r"^(?P<token>[0-9a-f]{32})/$", views.file, name="file"),
    re_path(r"^(?P<token>[0-9a-f]{32})/remove/$", views.remove, name="remove"),
]
