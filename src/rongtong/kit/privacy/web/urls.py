"""Addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rongtong.kit.privacy.web import mine, operator, revealing

app_name = "privacy"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", mine.home, name="home"),
    path("held/", mine.held, name="held"),
    path("readings/", mine.readings, name="readings"),
    path("consents/", mine.answer, name="answer"),
    path("recommendations/", mine.recommendations, name="recommendations"),
    path("tags/", mine.add_tag, name="add_tag"),
    path("tags/<int:tag>/remove/", mine.remove_tag, name="remove_tag"),
    path("export/", mine.export, name="export"),
    path("erase/", mine.erase, name="erase"),
    path("erase/withdraw/", mine.withdraw, name="withdraw"),
    path("requests/", operator.requests, name="requests"),
    path("requests/<int:pk>/", operator.request, name="request"),
    path("requests/<int:pk>/do/", operator.do, name="do"),
    path("retention/", operator.retention, name="retention"),
    path("reveal/<str:model>/<str:pk>/<str:field>/", revealing.reveal, name="reveal"),
]
