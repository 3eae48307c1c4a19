"""Addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.kit.api.web import views

app_name = "api_tokens"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.tokens, name="list"),
    path("new/", views.new, name="new"),
    path("<int:pk>/revoke/", views.revoke, name="revoke"),
]
