"""Addresses: the living style page and how a reader wants pages to look."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.kit.pages.web import manifest, preferences, style

app_name = "pages"
urlpatterns: list[URLPattern | URLResolver] = [
    path("style/", style.index, name="style"),
    path("manifest.webmanifest", manifest.show, name="manifest"),
    path("preferences/", preferences.choose, name="preferences"),
]
