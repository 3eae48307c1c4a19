"""Addresses of possible duplicates."""

from __future__ import annotations

from django.urls import path

from rongtong.apps.parties.web.merges import merges

urlpatterns = [
    path("duplicates/", merges.index, name="duplicates"),
    path("duplicates/<int:pk>/", merges.pair, name="duplicate"),
    path("duplicates/<int:pk>/judge/", merges.judge, name="judge_duplicate"),
    path("merges/<int:pk>/undo/", merges.undo, name="undo_merge"),
]
