"""Addresses of the pages that span the apps."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.site.web import home, workbench

app_name = "site"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.index, name="home"),
    path("me/", workbench.index, name="me"),
]
