"""Addresses of the programming interface."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.site.api import pages
from rongtong.site.api.root import api

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.front, name="front"),
    path("docs/", pages.docs, name="docs"),
    path("openapi.json", pages.openapi, name="openapi"),
    path("v1/", api.urls),
    path("v1/<path:rest>", pages.nothing),
]
