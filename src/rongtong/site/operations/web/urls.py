"""Addresses of the operator's page."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.site.operations.web import views

app_name = "operations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="index"),
    path("restore-test/", views.restore_test, name="restore_test"),
    path("sample/", views.sample, name="sample"),
]
