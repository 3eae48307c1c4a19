"""Addresses of the pages. What stands here comes before the sign-in library's own addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.kit.accounts.web import overview, sessions

app_name = "accounts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.home, name="home"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/end/", sessions.end, name="end_session"),
]
