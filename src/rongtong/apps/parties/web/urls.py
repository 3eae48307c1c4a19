"""Addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "parties"
urlpatterns: list[URLPattern | URLResolver] = []
