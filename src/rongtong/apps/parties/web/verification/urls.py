"""Addresses of verification."""

from __future__ import annotations

from django.urls import path

from rongtong.apps.parties.web.verification import case, desk

urlpatterns = [
    path("organisations/<int:pk>/verification/", case.show, name="verification"),
    path("organisations/<int:pk>/verification/begin/", case.begin, name="begin_verification"),
    path("verifications/<int:pk>/evidence/", case.add, name="add_evidence"),
    path("verifications/<int:pk>/submit/", case.submit, name="submit_verification"),
    path("evidence/<int:pk>/remove/", case.remove, name="remove_evidence"),
    path("review/", desk.index, name="review_queue"),
    path("review/<int:pk>/", desk.case, name="review"),
]
